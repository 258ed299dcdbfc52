#include "crawler/http_date.h"
#include "crawler/sitemap.h"
#include "crawler/text.h"

namespace crawler {
namespace {

/// What "+0200" adds to UTC; 0 for the names of UTC, nothing for other zones.
std::optional<std::chrono::minutes> zone_offset(std::string_view zone) {
    if (zone == "GMT" || zone == "UTC" || zone == "UT" || zone == "Z")
        return std::chrono::minutes(0);
    const bool digits = zone.find_first_not_of("0123456789", 1) == std::string_view::npos;
    if (zone.size() != 5 || (zone[0] != '+' && zone[0] != '-') || !digits) return std::nullopt;
    const auto number = [&](std::size_t at) { return (zone[at] - '0') * 10 + zone[at + 1] - '0'; };
    const std::chrono::minutes offset(number(1) * 60 + number(3));
    return zone[0] == '-' ? -offset : offset;
}

}  // namespace

std::optional<model::Instant> parse_lastmod(std::string_view text) {
    text = trimmed(text);
    if (const auto instant = model::instant_from_iso(text)) return instant;
    const auto date = model::date_from_iso(text);
    return date ? std::optional<model::Instant>(date->first) : std::nullopt;
}

std::optional<model::Instant> parse_feed_date(std::string_view text) {
    text = trimmed(text);
    const auto blank = text.rfind(' ');
    if (blank == std::string_view::npos) return parse_lastmod(text);
    const auto offset = zone_offset(text.substr(blank + 1));
    if (!offset) return parse_lastmod(text);
    // An HTTP date is one of mail in UTC. Its year has four digits here, so that `now` is not
    // asked.
    const std::string utc = std::string(text.substr(0, blank)) + " GMT";
    const auto instant = parse_http_date(utc, Moment{});
    return instant ? std::optional<model::Instant>(*instant - *offset) : std::nullopt;
}

}  // namespace crawler
