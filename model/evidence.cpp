#include "model/evidence.h"

#include <algorithm>
#include <compare>
#include <tuple>

namespace model {
namespace {

auto key_of(const RatingTally& tally) {
    const Date date = tally.date.value_or(Date{});
    return std::tuple{tally.day,   tally.date.has_value(), date.first,      date.precision,
                      tally.grade, tally.scale.worst,      tally.scale.best};
}

}  // namespace

Day counts_from(const std::optional<Date>& date, Day first_seen) {
    if (!date) return first_seen;
    if (date->precision == DatePrecision::day) return date->first;
    return std::min(date->last(), first_seen);
}

void fold(std::vector<RatingTally>& tallies) {
    std::sort(tallies.begin(), tallies.end(),
              [](const auto& a, const auto& b) { return key_of(a) < key_of(b); });
    auto last = tallies.begin();
    for (auto next = tallies.begin(); next != tallies.end(); ++next) {
        if (next == last) continue;
        if (key_of(*next) == key_of(*last))
            last->count += next->count;
        else
            *++last = *next;
    }
    if (!tallies.empty()) tallies.erase(last + 1, tallies.end());
}

}  // namespace model
