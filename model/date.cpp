#include "model/date.h"

#include <array>
#include <cstdio>

namespace model {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

/// Exactly `digits` decimal digits at the front of `text`, which moves past them.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
    if (text.size() < digits) return std::nullopt;
    int number = 0;
    for (const char c : text.substr(0, digits)) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    text.remove_prefix(digits);
    return number;
}

bool take(std::string_view& text, char wanted) {
    if (text.empty() || text.front() != wanted) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<Day> take_day(std::string_view& text) {
    const auto y = take_number(text, 4);
    if (!y || !take(text, '-')) return std::nullopt;
    const auto m = take_number(text, 2);
    if (!m || !take(text, '-')) return std::nullopt;
    const auto d = take_number(text, 2);
    if (!d) return std::nullopt;
    const year_month_day ymd{year{*y}, month{static_cast<unsigned>(*m)},
                             day{static_cast<unsigned>(*d)}};
    if (!ymd.ok()) return std::nullopt;
    return Day{ymd};
}

/// Hours, minutes and seconds; the seconds may be missing.
std::optional<std::chrono::seconds> take_clock(std::string_view& text) {
    const auto h = take_number(text, 2);
    if (!h || !take(text, ':')) return std::nullopt;
    const auto m = take_number(text, 2);
    if (!m) return std::nullopt;
    std::optional<int> s = 0;
    if (take(text, ':')) s = take_number(text, 2);
    if (!s || *h > 23 || *m > 59 || *s > 60) return std::nullopt;
    if (take(text, '.')) {
        while (!text.empty() && text.front() >= '0' && text.front() <= '9') text.remove_prefix(1);
    }
    return std::chrono::hours{*h} + std::chrono::minutes{*m} + std::chrono::seconds{*s};
}

/// "Z", "+02:00", "+0200", "-05" or nothing.
std::optional<std::chrono::minutes> take_offset(std::string_view& text) {
    if (text.empty() || take(text, 'Z')) return std::chrono::minutes{0};
    const int sign = text.front() == '-' ? -1 : 1;
    if (!take(text, '+') && !take(text, '-')) return std::nullopt;
    const auto h = take_number(text, 2);
    if (!h || *h > 23) return std::nullopt;
    std::optional<int> m = 0;
    take(text, ':');
    if (!text.empty()) m = take_number(text, 2);
    if (!m || *m > 59) return std::nullopt;
    return sign * (std::chrono::hours{*h} + std::chrono::minutes{*m});
}

/// Long enough for any int's year, month and day.
using Buffer = std::array<char, 48>;

}  // namespace

Day Date::last() const {
    const year_month_day ymd{first};
    switch (precision) {
        case DatePrecision::year:
            return Day{ymd.year() / std::chrono::December / 31};
        case DatePrecision::month:
            return Day{ymd.year() / ymd.month() / std::chrono::last};
        case DatePrecision::day:
            break;
    }
    return first;
}

std::string to_string(Day day) {
    const year_month_day ymd{day};
    Buffer buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(ymd.year()),
                  static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
    return buffer.data();
}

std::string to_string(const Date& date) {
    const std::string day = to_string(date.first);
    switch (date.precision) {
        case DatePrecision::year:
            return day.substr(0, day.size() - 6);
        case DatePrecision::month:
            return day.substr(0, day.size() - 3);
        case DatePrecision::day:
            break;
    }
    return day;
}

std::string to_string(Instant instant) {
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::hh_mm_ss clock{instant - day};
    Buffer buffer{};
    std::snprintf(
        buffer.data(), buffer.size(), "T%02d:%02d:%02dZ", static_cast<int>(clock.hours().count()),
        static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
    return to_string(day) + buffer.data();
}

std::string to_string(DatePrecision precision) {
    switch (precision) {
        case DatePrecision::year:
            return "year";
        case DatePrecision::month:
            return "month";
        case DatePrecision::day:
            break;
    }
    return "day";
}

std::optional<Date> date_from_iso(std::string_view text) {
    std::string padded{text};
    DatePrecision precision = DatePrecision::day;
    if (text.size() == 4) {
        padded += "-01-01";
        precision = DatePrecision::year;
    } else if (text.size() == 7) {
        padded += "-01";
        precision = DatePrecision::month;
    }
    std::string_view rest = padded;
    const auto day = take_day(rest);
    if (!day || !rest.empty()) return std::nullopt;
    return Date{*day, precision};
}

std::optional<Instant> instant_from_iso(std::string_view text) {
    const auto day = take_day(text);
    if (!day || (!take(text, 'T') && !take(text, ' '))) return std::nullopt;
    const auto clock = take_clock(text);
    if (!clock) return std::nullopt;
    const auto offset = take_offset(text);
    if (!offset || !text.empty()) return std::nullopt;
    return *day + *clock - *offset;
}

}  // namespace model
