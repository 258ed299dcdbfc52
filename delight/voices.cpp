#include "delight/voices.h"

#include <algorithm>
#include <map>

namespace delight {
namespace {

/// FNV-1a of 64 bits; 0 is kept for "not known".
std::uint64_t author_hash(std::string_view key) {
    if (key.empty()) return 0;
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return hash | 1U;
}

std::int32_t number_of(model::Day day) {
    return static_cast<std::int32_t>(day.time_since_epoch().count());
}

}  // namespace

Given::Given(const std::optional<model::Date>& date, model::Day first_seen)
    : day_{number_of(model::counts_from(date, first_seen))} {
    if (!date) return;
    first_ = number_of(date->first);
    precision_ = static_cast<std::int8_t>(date->precision);
}

std::optional<model::Date> Given::date() const {
    if (precision_ < 0) return std::nullopt;
    return model::Date{model::Day{std::chrono::days{first_}},
                       static_cast<model::DatePrecision>(precision_)};
}

Trace trace_of(std::int64_t review, std::string_view author_key, std::string_view title,
               std::string_view text, std::optional<double> polarity) {
    Trace trace;
    trace.review = review;
    trace.author = author_hash(author_key);
    if (polarity) trace.tone = static_cast<float>(*polarity);
    if (title.empty()) {
        trace.words = bands_of(text);
    } else {
        std::string both{title};
        trace.words = bands_of(both.append("\n").append(text));
    }
    return trace;
}

Chorus gather(std::span<const model::Dossier> dossiers, const Traces& traces, model::Day as_of) {
    Chorus chorus;
    chorus.businesses = dossiers.size();
    std::size_t most = 0;
    for (const auto& [listing, own] : traces) most += own.size();
    chorus.voices.reserve(most);
    std::map<std::string, std::uint32_t, std::less<>> places;
    for (std::uint32_t business = 0; business < dossiers.size(); ++business) {
        for (const model::ListingEvidence& listing : dossiers[business].listings) {
            const auto [entry, fresh] = places.try_emplace(
                listing.source, static_cast<std::uint32_t>(chorus.sources.size()));
            if (fresh) chorus.sources.push_back(listing.source);
            const auto known = traces.find(listing.listing_id);
            if (known == traces.end()) continue;
            for (const Trace& trace : known->second)
                if (trace.given.day() <= as_of)
                    chorus.voices.push_back({business, entry->second, listing.listing_id, &trace});
        }
    }
    return chorus;
}

model::CitedReview cite(const Voice& voice) {
    return {
        voice.listing_id, voice.trace->review, {}, voice.trace->given.date(), voice.trace->grade};
}

void add_cited(model::Pattern& pattern, const Voice& voice) {
    pattern.reviews.push_back(cite(voice));
    const auto date = voice.trace->given.date();
    if (!date) return;
    pattern.first = pattern.first ? std::min(*pattern.first, date->first) : date->first;
    pattern.last = pattern.last ? std::max(*pattern.last, date->last()) : date->last();
}

}  // namespace delight
