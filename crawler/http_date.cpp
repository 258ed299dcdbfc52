#include "crawler/http_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "crawler/text.h"

namespace crawler {
namespace {

using std::chrono::milliseconds;
using std::chrono::sys_seconds;

std::vector<std::string_view> words(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> all;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find_first_of(separators, at), text.size());
        if (end > at) all.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return all;
}

/// A number of at most `most` digits.
std::optional<int> number(std::string_view text, std::size_t most) {
    if (text.empty() || text.size() > most) return std::nullopt;
    if (!std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::optional<unsigned> month_number(std::string_view name) {
    constexpr std::array<std::string_view, 12> names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<unsigned>(found - names.begin()) + 1;
}

std::optional<sys_seconds> moment(std::optional<int> year, std::string_view month,
                                  std::string_view day, std::string_view time) {
    using namespace std::chrono;
    const auto m = month_number(month);
    const auto d = number(day, 2);
    const auto clock = words(time, ":");
    if (!year || !m || !d || clock.size() != 3) return std::nullopt;
    const auto hour = number(clock[0], 2), minute = number(clock[1], 2),
               second = number(clock[2], 2);
    const year_month_day date{std::chrono::year(*year), std::chrono::month(*m),
                              std::chrono::day(static_cast<unsigned>(*d))};
    // A leap second, 60, is the first second of the next minute.
    if (!date.ok() || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    return sys_days(date) + hours(*hour) + minutes(*minute) + seconds(*second);
}

bool utc(std::string_view zone) {
    return zone == "GMT" || zone == "UTC";
}

std::optional<int> near_year(std::optional<int> two_digits, Moment now) {
    using namespace std::chrono;
    if (!two_digits) return std::nullopt;
    const int this_year = static_cast<int>(year_month_day(floor<days>(now)).year());
    int year = this_year / 100 * 100 + *two_digits;
    if (year > this_year + 50) year -= 100;
    if (year <= this_year - 50) year += 100;
    return year;
}

}  // namespace

std::optional<sys_seconds> parse_http_date(std::string_view text, Moment now) {
    text = trimmed(text);
    const auto comma = text.find(',');
    const auto parts = words(comma == std::string_view::npos ? text : text.substr(comma + 1), " ");
    if (comma == std::string_view::npos) {  // "Sun Nov  6 08:49:37 1994"
        if (parts.size() != 5 || parts[4].size() != 4) return std::nullopt;
        return moment(number(parts[4], 4), parts[1], parts[2], parts[3]);
    }
    if (parts.size() == 5 && parts[2].size() == 4 && utc(parts[4]))
        return moment(number(parts[2], 4), parts[1], parts[0], parts[3]);
    if (parts.size() != 3 || !utc(parts[2])) return std::nullopt;
    const auto day = words(parts[0], "-");
    if (day.size() != 3 || day[2].size() != 2) return std::nullopt;
    return moment(near_year(number(day[2], 2), now), day[1], day[0], parts[1]);
}

std::optional<milliseconds> parse_retry_after(std::string_view text, Moment now) {
    constexpr std::chrono::seconds most = std::chrono::hours(24 * 3653);
    text = trimmed(text);
    const bool digits = !text.empty() && std::all_of(text.begin(), text.end(),
                                                     [](char c) { return c >= '0' && c <= '9'; });
    if (digits) {
        long long value = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
        const bool huge = read.ec != std::errc{} || value > most.count();
        return huge ? most : std::chrono::seconds(value);
    }
    const auto date = parse_http_date(text, now);
    if (!date) return std::nullopt;
    if (*date <= now) return milliseconds(0);
    return std::min(std::chrono::ceil<milliseconds>(*date - now), milliseconds(most));
}

}  // namespace crawler
