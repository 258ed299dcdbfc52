#include "delight/drift.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include "delight/prior.h"

namespace delight {
namespace {

constexpr std::array<double, 12> rates{0,     0.001, 0.002, 0.004, 0.008, 0.016,
                                       0.032, 0.064, 0.128, 0.256, 0.512, 1.024};
constexpr double steady_chance = 0.3;
constexpr double usual_rate = 0.05;
constexpr double rate_spread = 1;  ///< of its logarithm
constexpr double least_chance = 1e-3;
constexpr double far_below = 15;  ///< of the best score: faster rates are not tried any more
constexpr double hopeless = -1e300;
constexpr std::size_t most_ratings = 60'000;
constexpr std::chrono::days horizon{182};  ///< what is foretold lies so far ahead
constexpr double days_a_year = 365.2425;

/// exp(-rate t) for every whole number of days that is usual between two ratings.
class Fades {
  public:
    explicit Fades(double rate) : rate_{-rate / days_a_year} {
        for (std::size_t days = 0; days < known_.size(); ++days)
            known_.at(days) = std::exp(rate_ * static_cast<double>(days));
    }
    double over(std::int64_t days) const {
        const auto place = static_cast<std::size_t>(days);
        return place < known_.size() ? known_[place] : std::exp(rate_ * static_cast<double>(days));
    }

  private:
    double rate_;
    std::array<double, 1024> known_{};
};

double score_of(const Timeline& timeline, const Drift& drift, const Fades& fades) {
    double mean = drift.mean;
    double strength = drift.precision;
    double total = 0;
    double chance = 1;  // of several ratings: a logarithm costs more than a product
    auto known = timeline.begin();
    model::Day day = timeline.empty() ? model::Day{} : timeline.front().day;
    for (const DatedBand& rating : timeline) {
        for (; known->day + horizon <= rating.day; ++known) {
            const double fade = fades.over((known->day - day).count());
            mean = drift.mean + fade * (mean - drift.mean);
            strength = 1 / (fade * fade / strength + (1 - fade * fade) / drift.precision);
            day = known->day;
            for (std::int32_t i = 0; i < known->count; ++i) {
                strength += 1;
                mean += ((known->band == Band::delighted ? 1 : 0) - mean) / strength;
            }
        }
        const double kept = fades.over((rating.day - day).count());
        const double foretold = drift.mean + kept * (mean - drift.mean);
        for (std::int32_t i = 0; i < rating.count; ++i) {
            chance *= rating.band == Band::delighted ? foretold : 1 - foretold;
            if (chance > 1e-200) continue;
            total += std::log(chance);
            chance = 1;
        }
    }
    return total + std::log(chance);
}

double score_of(std::span<const Timeline> timelines, const Drift& drift, const Fades& fades) {
    double total = 0;
    for (const Timeline& timeline : timelines) total += score_of(timeline, drift, fades);
    return total;
}

/// The score with what is believed of precisions beforehand.
double objective(std::span<const Timeline> timelines, const Drift& drift, const Fades& fades) {
    const double alike = std::log(drift.precision / sum(default_prior));
    return score_of(timelines, drift, fades) - alike * alike / 2;
}

/// Climbs from a precision to the best one in ever smaller steps of its logarithm.
double best_precision(std::span<const Timeline> timelines, Drift& drift, double step) {
    const Fades fades{drift.rate};
    double reached = objective(timelines, drift, fades);
    for (; step > 1.1; step = std::sqrt(step)) {
        for (const double factor : {step, 1 / step}) {
            Drift other = drift;
            other.precision = std::clamp(other.precision * factor, 1.0, 1000.0);
            const double score = objective(timelines, other, fades);
            if (score <= reached) continue;
            reached = score;
            drift = other;
        }
    }
    return reached;
}

/// Every so many businesses, so that the ratings are about `most_ratings`.
std::vector<Timeline> even_part(std::span<const Timeline* const> timelines) {
    std::size_t ratings = 0;
    for (const Timeline* timeline : timelines)
        ratings += static_cast<std::size_t>(ratings_in(*timeline));
    const std::size_t every = 1 + ratings / (most_ratings + 1);
    std::vector<Timeline> part;
    for (std::size_t i = 0; i < timelines.size(); i += every) part.push_back(*timelines[i]);
    return part;
}

double mean_share(std::span<const Timeline> timelines) {
    std::vector<Pair> counts;
    for (const Timeline& timeline : timelines) {
        Pair one{};
        for (const DatedBand& rating : timeline)
            one.at(rating.band == Band::delighted ? 0 : 1) += rating.count;
        if (!timeline.empty()) counts.push_back(one);
    }
    const auto& usual = default_prior;
    const Pair prior = fit_beta(counts, {usual[0], usual[1] + usual[2]});
    return prior[0] / (prior[0] + prior[1]);
}

/// What is believed of the rates beforehand; adds up to 1.
std::array<double, rates.size()> usual_chances() {
    std::array<double, rates.size()> chances{};
    double whole = 0;
    for (std::size_t i = 1; i < rates.size(); ++i) {
        const double far = std::log(rates.at(i) / usual_rate) / rate_spread;
        whole += chances.at(i) = std::exp(-far * far / 2);
    }
    for (double& chance : chances) chance *= (1 - steady_chance) / whole;
    chances.front() = steady_chance;
    return chances;
}

/// Makes chances of scores, drops what is hardly possible, and averages the common variance.
DriftBelief weighed(double mean, const std::array<Drift, rates.size()>& drifts,
                    const std::array<double, rates.size()>& scores) {
    const double top = *std::max_element(scores.begin(), scores.end());
    DriftBelief belief{mean, 0, {}};
    double whole = 0;
    double variance = 0;  // in that of one rating
    for (std::size_t i = 0; i < rates.size(); ++i) {
        const double chance = std::exp(scores.at(i) - top);
        if (chance < least_chance) continue;
        belief.rates.push_back({rates.at(i), chance, 1 / (drifts.at(i).precision + 1)});
        whole += chance;
        variance += chance * belief.rates.back().spread;
    }
    variance /= whole;
    for (RateChance& one : belief.rates) {
        one.chance /= whole;
        one.spread /= variance;
    }
    belief.precision = 1 / variance - 1;
    return belief;
}

}  // namespace

double forecast_score(std::span<const Timeline> timelines, const Drift& drift) {
    return score_of(timelines, drift, Fades{drift.rate});
}

DriftBelief fit_drift(std::span<const Timeline* const> timelines) {
    const std::vector<Timeline> part = even_part(timelines);
    const auto beforehand = usual_chances();
    Drift drift{mean_share(part), sum(default_prior), 0};
    std::array<Drift, rates.size()> drifts{};
    std::array<double, rates.size()> scores{};
    scores.fill(hopeless);
    double top = hopeless;
    for (std::size_t i = 0; i < rates.size(); ++i) {
        drift.rate = rates.at(i);
        scores.at(i) =
            best_precision(part, drift, i == 0 ? 2 : std::sqrt(2)) + std::log(beforehand.at(i));
        drifts.at(i) = drift;
        if (i > 0 && scores.at(i) < std::min(top - far_below, scores.at(i - 1))) break;
        top = std::max(top, scores.at(i));
    }
    return weighed(drift.mean, drifts, scores);
}

DriftBelief fit_drift(std::span<const Timeline> timelines) {
    std::vector<const Timeline*> each;
    for (const Timeline& timeline : timelines) each.push_back(&timeline);
    return fit_drift(each);
}

}  // namespace delight
