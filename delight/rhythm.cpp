#include "delight/rhythm.h"

#include <algorithm>
#include <optional>

namespace delight {
namespace {

constexpr Scatter usual_scatter{0.5, 0.5};
constexpr double most_groups = 3;
constexpr double least_spread = 0.05;
constexpr double most_spread = 2;
constexpr std::size_t enough_listings = 5;
constexpr std::size_t most_listings = 300;  ///< slopes are drawn between all pairs
constexpr double enough_reviews = 20;
constexpr double enough_season = 50;  ///< reviews of the source around a window

/// One listing's windows: the mean count, and by how much its variance exceeds it, per mean.
struct Scattered {
    double mean = 0;
    double excess = 0;
};

/// With m the mean that k neighbours make likely, E(c - m)^2 is the variance times 1 + 1/k.
std::optional<Scattered> scattered(const std::vector<int>& days, int window, const Season& season) {
    double excess = 0;
    double means = 0;
    double squares = 0;
    for (int from = days.front(); from <= days.back(); from += window) {
        const int to = from + window;
        const int before = std::max(days.front(), from - reach);
        const int after = std::min(days.back() + 1, to + reach);
        const double neighbours = static_cast<double>(from - before + after - to) / window;
        if (neighbours < 4) continue;
        const auto own = static_cast<double>(count_between(days, from, to));
        const double around = static_cast<double>(count_between(days, before, after)) - own;
        const double mean = around * season.share(days, from, to, before, after);
        excess += (own - mean) * (own - mean) / (1 + 1 / neighbours) - mean;
        means += mean;
        squares += mean * mean;
    }
    if (means < enough_reviews) return std::nullopt;
    return Scattered{squares / means, excess / means};
}

double at_part(std::vector<double> values, double part) {
    const auto place = static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size()));
    std::nth_element(values.begin(), values.begin() + place, values.end());
    return values[static_cast<std::size_t>(place)];
}

double median_slope(const std::vector<Scattered>& points) {
    std::vector<double> slopes;
    for (std::size_t i = 0; i < points.size(); ++i)
        for (std::size_t j = i + 1; j < points.size(); ++j)
            if (points[i].mean != points[j].mean)
                slopes.push_back((points[i].excess - points[j].excess) /
                                 (points[i].mean - points[j].mean));
    return slopes.empty() ? usual_scatter.spread : at_part(std::move(slopes), 0.5);
}

Scatter fitted(const std::vector<Scattered>& points) {
    if (points.size() < enough_listings) return usual_scatter;
    Scatter scatter;
    scatter.spread = std::clamp(median_slope(points), least_spread, most_spread);
    std::vector<double> rests;
    for (const Scattered& point : points)
        rests.push_back(point.excess - scatter.spread * point.mean);
    scatter.groups = std::clamp(at_part(std::move(rests), 0.75), 0.0, most_groups);
    return scatter;
}

}  // namespace

std::span<const int> windows_of(Pace pace) {
    if (pace == Pace::days) return day_windows;
    return month_windows;
}

Season::Season(std::span<const Timeline* const> timelines) {
    if (timelines.empty()) return;
    int last = timelines.front()->days.back();
    first_ = timelines.front()->days.front();
    for (const Timeline* each : timelines) {
        first_ = std::min(first_, each->days.front());
        last = std::max(last, each->days.back());
    }
    before_.assign(static_cast<std::size_t>(last - first_) + 2, 0);
    for (const Timeline* each : timelines)
        for (const int day : each->days) ++before_[static_cast<std::size_t>(day - first_) + 1];
    for (std::size_t i = 1; i < before_.size(); ++i) before_[i] += before_[i - 1];
    const std::size_t step = timelines.size() / most_listings + 1;
    for (const int window : windows_of(timelines.front()->pace)) {
        std::vector<Scattered> points;
        for (std::size_t i = 0; i < timelines.size(); i += step)
            if (const auto point = scattered(timelines[i]->days, window, *this))
                points.push_back(*point);
        scatters_.emplace_back(window, fitted(points));
    }
}

double Season::between(int from, int to) const {
    if (before_.empty()) return 0;
    const auto at = [&](int day) {
        const int place = std::clamp(day - first_, 0, static_cast<int>(before_.size()) - 1);
        return before_[static_cast<std::size_t>(place)];
    };
    return to > from ? static_cast<double>(at(to) - at(from)) : 0;
}

double Season::share(const std::vector<int>& days, int from, int to, int before, int after) const {
    const double plain = static_cast<double>(to - from) / (from - before + std::max(after - to, 0));
    const auto others = [&](int begin, int end) {
        return between(begin, end) - static_cast<double>(count_between(days, begin, end));
    };
    const double around = others(before, from) + others(to, after);
    return around < enough_season ? plain : std::max(plain, others(from, to) / around);
}

Scatter Season::scatter(int window) const {
    for (const auto& [length, scatter] : scatters_)
        if (length == window) return scatter;
    return usual_scatter;
}

long count_between(const std::vector<int>& days, int from, int to) {
    if (to <= from) return 0;
    return static_cast<long>(std::lower_bound(days.begin(), days.end(), to) -
                             std::lower_bound(days.begin(), days.end(), from));
}

}  // namespace delight
