#include "delight/talk.h"

#include <algorithm>
#include <numeric>

#include "delight/statistics.h"

namespace delight {
namespace {

constexpr double months = 12;

double median_a_month(std::vector<long> counts) {
    if (counts.empty()) return 0;
    std::sort(counts.begin(), counts.end());
    const std::size_t half = counts.size() / 2;
    const long twice = counts.size() % 2 == 1 ? 2 * counts[half] : counts[half - 1] + counts[half];
    return static_cast<double>(twice) / 2 / months;
}

model::Talk talk(long last_year, std::span<const long> segment) {
    return {.reviews = last_year,
            .a_month = poisson_rate(last_year, months),
            .segment = median_a_month({segment.begin(), segment.end()}),
            .rank = {}};
}

}  // namespace

model::Talk talk_of(long last_year, std::span<const long> segment) {
    model::Talk told = talk(last_year, segment);
    if (segment.size() < 2) return told;
    const auto below = std::count_if(segment.begin(), segment.end(),
                                     [&](long other) { return other < last_year; });
    const auto ties = std::count(segment.begin(), segment.end(), last_year) - 1;
    told.rank = (static_cast<double>(below) + static_cast<double>(ties) / 2) /
                static_cast<double>(segment.size() - 1);
    return told;
}

model::Talk talk_of_all(std::span<const long> segment) {
    return talk(std::accumulate(segment.begin(), segment.end(), 0L), segment);
}

}  // namespace delight
