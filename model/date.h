#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace model {

/// A moment in UTC, to the second.
using Instant = std::chrono::sys_seconds;
/// A calendar day.
using Day = std::chrono::sys_days;

enum class DatePrecision { year, month, day };

/// A review's own date, as precisely as its source tells it. `first` is the first day of the
/// period that is known: 2015-09-01 with precision month means "some day in September 2015".
struct Date {
    Day first;
    DatePrecision precision = DatePrecision::day;

    bool operator==(const Date&) const = default;
    /// The last day of the known period.
    Day last() const;
};

/// "2015-09-26".
std::string to_string(Day day);
/// "2015-09-26", "2015-09" or "2015", by the date's precision.
std::string to_string(const Date& date);
/// "2026-11-21T04:00:00Z".
std::string to_string(Instant instant);
std::string to_string(DatePrecision precision);

/// Reads what `to_string(Date)` writes; nothing for any other text or an impossible day.
std::optional<Date> date_from_iso(std::string_view text);
/// Reads "2026-11-21T04:00:00Z", also with an offset ("+02:00", "+0200") or fractions of a second.
std::optional<Instant> instant_from_iso(std::string_view text);

}  // namespace model
