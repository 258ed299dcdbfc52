#include "delight/forgetting.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>

#include "delight/parallel.h"

namespace delight {
namespace {

constexpr long enough_ratings = 500;
constexpr double days_a_year = 365.2425;
constexpr double shortest_months = 2;
constexpr double longest_months = 1200;

/// The ratings of one week.
struct Week {
    double count = 0;
    double age = 0;  ///< years
};

/// Oldest first.
std::vector<Week> weeks_of(const Timeline& timeline, model::Day as_of) {
    std::vector<Week> weeks;
    std::int64_t last = -1;
    for (const DatedBand& rating : timeline) {
        const std::int64_t week = (as_of - rating.day).count() / 7;
        if (week != last) weeks.push_back({0, (static_cast<double>(week) * 7 + 3) / days_a_year});
        last = week;
        weeks.back().count += rating.count;
    }
    return weeks;
}

/// What the weights of a half-life make of the past: their sum, Kish's n, and the covariances, in
/// the common variance, of the weighted mean share with today's share and with itself.
struct Weighted {
    double sum = 0;
    double kish = 0;
    double with_today = 0;
    double within = 0;
};

/// A business's past under a belief, to be weighed by one half-life after another.
class Past {
  public:
    /// At least one rating.
    Past(const Timeline& timeline, const DriftBelief& belief, model::Day as_of)
        : weeks_{weeks_of(timeline, as_of)}, belief_{&belief} {
        for (const RateChance& one : belief.rates) {
            for (std::size_t i = 0; i < weeks_.size(); ++i) {
                const double next = i + 1 < weeks_.size() ? weeks_[i + 1].age : 0;
                fades_.push_back(std::exp(-one.rate * (weeks_[i].age - next)));
            }
        }
    }

    Weighted weighted(double half_life_months) const;
    bool holds(double half_life_months) const;

  private:
    std::vector<Week> weeks_;
    const DriftBelief* belief_;
    std::vector<double> fades_;  ///< by rate and week: the correlation with the next week
};

Weighted Past::weighted(double half_life_months) const {
    Weighted made;
    std::vector<double> weights;
    double squares = 0;
    for (const Week& week : weeks_) {
        const double weight = std::exp2(-12 * week.age / half_life_months);
        weights.push_back(week.count * weight);
        made.sum += week.count * weight;
        squares += week.count * weight * weight;
    }
    made.kish = made.sum * made.sum / squares;
    auto fade = fades_.begin();
    for (const RateChance& one : belief_->rates) {
        double older = 0;  // the covariance of all before with this week's share
        double within = 0;
        for (const double weight : weights) {
            within += weight * (2 * older + weight);
            older = (older + weight) * *fade++;
        }
        const double part = one.chance * one.spread;
        made.with_today += part * older / made.sum;
        made.within += part * within / (made.sum * made.sum);
    }
    return made;
}

/// That the posterior does not err more than it says.
bool Past::holds(double half_life_months) const {
    const Weighted past = weighted(half_life_months);
    const double precision = belief_->precision;
    const double part = past.sum / (precision + past.sum);
    return part * (past.within + precision / past.kish) <= 2 * past.with_today - 1;
}

double half_life_of(const Past& past) {
    double low = shortest_months;
    double high = longest_months;
    for (int round = 0; round < 14; ++round) {
        const double middle = std::sqrt(low * high);
        (past.holds(middle) ? low : high) = middle;
    }
    return std::sqrt(low * high);
}

using Timelines = std::vector<const Timeline*>;

/// Ratings that have an older one of their own business.
long foretold(const Timelines& timelines) {
    long count = 0;
    for (const Timeline* timeline : timelines)
        if (!timeline->empty()) count += ratings_in(*timeline) - 1;
    return count;
}

/// A belief, and the number of ratings that it rests on.
struct Known {
    DriftBelief belief;
    long ratings = 0;
};

std::optional<Known> known_of(const Timelines& timelines) {
    const long ratings = foretold(timelines);
    if (ratings < enough_ratings) return std::nullopt;
    return Known{fit_drift(timelines), ratings};
}

Forgetting forgetting_of(const Timeline& timeline, const Known& known, const Rules& rules,
                         model::Day as_of) {
    Forgetting found{rules.half_life_months, known.ratings};
    if (timeline.empty()) return found;
    const Past past{timeline, known.belief, as_of};
    found.half_life_months = half_life_of(past);
    const Weighted weighted = past.weighted(found.half_life_months);
    found.steadiness = weighted.within;
    found.wandered = std::max(1 - 2 * weighted.with_today + weighted.within, 0.0);
    return found;
}

/// What is known of each category's drift.
class Trades {
  public:
    Trades(std::span<const model::Dossier> dossiers, std::span<const Timeline> timelines,
           std::size_t threads);

    bool known() const { return beliefs_.front().has_value(); }
    /// Of its own category, or where that tells too little of all.
    const Known& of(const model::Dossier& dossier) const {
        const auto& own = beliefs_[places_.at(dossier.business.category)];
        return own ? *own : *beliefs_.front();
    }

  private:
    std::map<std::string, std::size_t> places_;  ///< in `beliefs_`, by category
    std::vector<std::optional<Known>> beliefs_;  ///< of all, then of categories by themselves
};

Trades::Trades(std::span<const model::Dossier> dossiers, std::span<const Timeline> timelines,
               std::size_t threads) {
    for (const model::Dossier& dossier : dossiers) places_[dossier.business.category] = 0;
    const bool several = places_.size() > 1;
    std::size_t groups = 1;
    for (auto& [category, place] : places_)
        if (several && !category.empty()) place = groups++;
    std::vector<Timelines> of_group(groups);
    for (std::size_t i = 0; i < dossiers.size(); ++i) {
        const std::size_t place = places_.at(dossiers[i].business.category);
        of_group.front().push_back(&timelines[i]);
        if (place > 0) of_group[place].push_back(&timelines[i]);
    }
    beliefs_.resize(groups);
    for_each_place(groups, threads, [&](std::size_t g) { beliefs_[g] = known_of(of_group[g]); });
}

}  // namespace

double current_n(double kish, const Forgetting& forgetting, const Shares& prior) {
    return 1 / (1 / kish + forgetting.wandered / sum(prior));
}

double half_life_months(const Timeline& timeline, const DriftBelief& belief, model::Day as_of) {
    return timeline.empty() ? longest_months : half_life_of(Past{timeline, belief, as_of});
}

std::vector<Forgetting> forgetting(std::span<const model::Dossier> dossiers,
                                   std::span<const Timeline> timelines, const Rules& rules,
                                   model::Day as_of, std::size_t threads) {
    std::vector<Forgetting> each(dossiers.size(), Forgetting{rules.half_life_months});
    if (!rules.fit_half_life) return each;
    const Trades trades{dossiers, timelines, threads};
    if (!trades.known()) return each;
    for_each_place(dossiers.size(), threads, [&](std::size_t i) {
        each[i] = forgetting_of(timelines[i], trades.of(dossiers[i]), rules, as_of);
    });
    return each;
}

}  // namespace delight
