#include "delight/trend.h"

#include <algorithm>
#include <chrono>

namespace delight {
namespace {

constexpr std::size_t most_points = 24;

model::Day quarter_end(model::Day day) {
    const std::chrono::year_month_day date{day};
    const unsigned month = (static_cast<unsigned>(date.month()) + 2) / 3 * 3;
    return model::Day{date.year() / std::chrono::month{month} / std::chrono::last};
}

/// The quarter ends from the first review on, before `as_of`; then `as_of`. The newest few.
std::vector<model::Day> points_of(model::Day first, model::Day as_of) {
    std::vector<model::Day> points;
    for (model::Day end = quarter_end(first); end < as_of;
         end = quarter_end(end + std::chrono::days{1}))
        points.push_back(end);
    points.push_back(as_of);
    if (points.size() > most_points)
        points.erase(points.begin(), points.end() - static_cast<std::ptrdiff_t>(most_points));
    return points;
}

}  // namespace

std::vector<model::TrendPoint> trend(const Timeline& ratings, const Shares& prior,
                                     const Rules& rules, model::Day as_of) {
    if (static_cast<double>(ratings_in(ratings)) < rules.min_effective_n) return {};
    std::vector<model::TrendPoint> line;
    Shares counts{};
    model::Day reached = ratings.front().day;
    auto next = ratings.begin();
    for (const model::Day point : points_of(reached, as_of)) {
        const double fade = recency_weight(reached, point, rules);
        for (double& count : counts) count *= fade;
        for (; next != ratings.end() && next->day <= point; ++next)
            counts.at(index(next->band)) += next->count * recency_weight(next->day, point, rules);
        reached = point;
        if (sum(counts) < rules.min_effective_n) continue;
        const Shares alpha{prior[0] + counts[0], prior[1] + counts[1], prior[2] + counts[2]};
        line.push_back({point, share_estimate(alpha, index(Band::delighted))});
    }
    return line.size() < 2 ? std::vector<model::TrendPoint>{} : line;
}

}  // namespace delight
