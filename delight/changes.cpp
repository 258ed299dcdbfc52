#include "delight/changes.h"

#include <array>
#include <chrono>
#include <cmath>
#include <optional>

#include "delight/statistics.h"

namespace delight {
namespace {

constexpr std::size_t months = 60;
constexpr std::size_t candidates = 36;
constexpr std::size_t season = 12;
constexpr double effect_sd = 0.7;
constexpr double probable = 0.95;

/// Ratings of one band and of all.
struct Count {
    double hits = 0;
    double all = 0;
};

/// The last five years by month; [59] is the month of `as_of`.
using Months = std::array<Count, months>;

int month_number(model::Day day) {
    const std::chrono::year_month_day date{day};
    return static_cast<int>(date.year()) * 12 +
           static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

Months count_months(const Timeline& ratings, Band band, model::Day as_of) {
    Months found{};
    const int first = month_number(as_of) - static_cast<int>(months) + 1;
    for (const DatedBand& rating : ratings) {
        const int place = month_number(rating.day) - first;
        if (place < 0 || !rating.month_known) continue;
        Count& month = found.at(static_cast<std::size_t>(place));
        month.all += rating.count;
        month.hits += rating.band == band ? rating.count : 0;
    }
    return found;
}

/// What a change at the begin of one month would mean.
struct Split {
    double excess = 0;       ///< U: hits after it, less those expected without a change
    double information = 0;  ///< V
    double before = 0;       ///< share before, by the mix of months after
    double after = 0;
};

Split split_at(const Months& counts, std::size_t place) {
    std::array<Count, season> before{};
    std::array<Count, season> after{};
    for (std::size_t m = 0; m < months; ++m) {
        Count& side = (m < place ? before : after).at(m % season);
        side.hits += counts.at(m).hits;
        side.all += counts.at(m).all;
    }
    Split split;
    double weight = 0;
    for (std::size_t k = 0; k < season; ++k) {
        const auto& [hits, n] = after.at(k);
        const auto& [old_hits, old_n] = before.at(k);
        if (n <= 0 || old_n <= 0) continue;
        const double all = n + old_n;
        const double share = (hits + old_hits) / all;
        split.excess += hits - n * share;
        split.information += n * old_n * share * (1 - share) / (all - 1);
        split.after += hits;
        split.before += n * old_hits / old_n;
        weight += n;
    }
    if (weight > 0) {
        split.after /= weight;
        split.before /= weight;
    }
    return split;
}

/// What is believed of a change of one share, over all months.
struct Belief {
    double none = 1;  ///< how likely, not yet divided by the sum of all
    double whole = 1;
    double up = 0;
    double likeliest = 0;
    std::size_t place = 0;
};

void weigh(Belief& belief, const Split& split, std::size_t place) {
    const double widened = 1 + split.information * effect_sd * effect_sd;
    const double pull = split.excess * effect_sd / std::sqrt(widened);
    const double factor = std::exp(pull * pull / 2) / std::sqrt(widened) / candidates;
    belief.whole += factor;
    belief.up += factor * normal_below(pull);
    if (split.information <= 0 || factor <= belief.likeliest) return;
    belief.likeliest = factor;
    belief.place = place;
}

model::Day first_of(std::size_t place, model::Day as_of) {
    const int number = month_number(as_of) - static_cast<int>(months - 1 - place);
    return model::Day{std::chrono::year{number / 12} /
                      std::chrono::month{static_cast<unsigned>(number % 12) + 1} / 1};
}

std::optional<model::Change> change_of(const Timeline& ratings, Band band, model::Day as_of) {
    const Months counts = count_months(ratings, band, as_of);
    Belief belief;
    for (std::size_t place = months - candidates; place < months; ++place)
        weigh(belief, split_at(counts, place), place);
    if (belief.likeliest <= 0) return std::nullopt;
    const double up = belief.up / belief.whole;
    const double down = (belief.whole - belief.none - belief.up) / belief.whole;
    if (std::max(up, down) < probable) return std::nullopt;
    const Split split = split_at(counts, belief.place);
    return model::Change{up > down ? "up" : "down", first_of(belief.place, as_of),
                         std::max(up, down), split.before, split.after};
}

}  // namespace

std::vector<model::Change> changes(const Timeline& ratings, model::Day as_of) {
    constexpr double common = 0.20;
    std::vector<model::Change> found;
    if (auto change = change_of(ratings, Band::delighted, as_of)) {
        if (change->what == "down" && change->before >= common &&
            change->after < change->before / 2)
            change->what = "lost_nines";
        found.push_back(std::move(*change));
    }
    if (auto change = change_of(ratings, Band::disappointed, as_of)) {
        change->what = change->what == "up" ? "more_disappointed" : "fewer_disappointed";
        found.push_back(std::move(*change));
    }
    return found;
}

}  // namespace delight
