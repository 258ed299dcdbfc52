#include "delight/forgetting.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string>

#include "delight/prior.h"

namespace delight {
namespace {

constexpr double rates[] = {0.0005, 0.001, 0.002, 0.004, 0.008, 0.016,
                            0.032,  0.064, 0.128, 0.256, 0.512, 1.024};
constexpr double usual_rate = 0.045;
constexpr double rate_spread = 2.5;  ///< of its logarithm
constexpr long enough_ratings = 500;
constexpr std::size_t most_ratings = 60'000;
constexpr std::chrono::days horizon{182};  ///< what is foretold lies so far ahead
constexpr double days_a_year = 365.2425;
constexpr double shortest_months = 2;
constexpr double longest_months = 360;

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
            strength += 1;
            mean += ((known->band == Band::delighted ? 1 : 0) - mean) / strength;
        }
        const double kept = fades.over((rating.day - day).count());
        const double foretold = drift.mean + kept * (mean - drift.mean);
        chance *= rating.band == Band::delighted ? foretold : 1 - foretold;
        if (chance > 1e-200) continue;
        total += std::log(chance);
        chance = 1;
    }
    return total + std::log(chance);
}

double score_of(std::span<const Timeline> timelines, const Drift& drift, const Fades& fades) {
    double total = 0;
    for (const Timeline& timeline : timelines) total += score_of(timeline, drift, fades);
    return total;
}

/// The score with what is believed of drifts beforehand.
double objective(std::span<const Timeline> timelines, const Drift& drift, const Fades& fades) {
    const double fast = std::log(drift.rate / usual_rate) / rate_spread;
    const double alike = std::log(drift.precision / sum(default_prior));
    return score_of(timelines, drift, fades) - fast * fast / 2 - alike * alike / 2;
}

/// Climbs to the best precision in ever smaller steps of its logarithm.
double best_precision(std::span<const Timeline> timelines, Drift& drift) {
    const Fades fades{drift.rate};
    double reached = objective(timelines, drift, fades);
    for (double step = 2; step > 1.1; step = std::sqrt(step)) {
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
std::vector<Timeline> even_part(std::span<const Timeline> timelines) {
    std::size_t ratings = 0;
    for (const Timeline& timeline : timelines) ratings += timeline.size();
    const std::size_t every = 1 + ratings / (most_ratings + 1);
    std::vector<Timeline> part;
    for (std::size_t i = 0; i < timelines.size(); i += every) part.push_back(timelines[i]);
    return part;
}

double mean_share(std::span<const Timeline> timelines) {
    std::vector<Pair> counts;
    for (const Timeline& timeline : timelines) {
        Pair one{};
        for (const DatedBand& rating : timeline)
            one.at(rating.band == Band::delighted ? 0 : 1) += 1;
        if (!timeline.empty()) counts.push_back(one);
    }
    const auto& usual = default_prior;
    const Pair prior = fit_beta(counts, {usual[0], usual[1] + usual[2]});
    return prior[0] / (prior[0] + prior[1]);
}

long foretold(std::span<const Timeline> timelines) {
    long count = 0;
    for (const Timeline& timeline : timelines)
        if (!timeline.empty()) count += static_cast<long>(timeline.size()) - 1;
    return count;
}

std::optional<Drift> drift_of(std::span<const Timeline> timelines) {
    if (foretold(timelines) < enough_ratings) return std::nullopt;
    return fit_drift(timelines);
}

/// Covariances, in the common variance, of the weighted mean of the shares at the ratings' days:
/// with today's share, and with itself.
struct PastShare {
    double with_today = 0;
    double within = 0;
};

PastShare past_share(const Timeline& timeline, double half_life_months, const Drift& drift,
                     model::Day as_of) {
    const double decay = std::log(2.0) * 12 / half_life_months / days_a_year;
    double weights = 0;
    PastShare sums;
    model::Day day = timeline.front().day;
    const auto go_to = [&](model::Day next) {
        if (next == day) return;
        const auto days = static_cast<double>((next - day).count());
        const double fade = std::exp(-decay * days);
        weights *= fade;
        sums.with_today *= fade * std::exp(-drift.rate / days_a_year * days);
        sums.within *= fade * fade;
        day = next;
    };
    for (const DatedBand& rating : timeline) {
        go_to(rating.day);
        sums.within += 2 * sums.with_today + 1;
        sums.with_today += 1;
        weights += 1;
    }
    go_to(as_of);
    return {sums.with_today / weights, sums.within / (weights * weights)};
}

Forgetting forgetting_of(const Timeline& timeline, const Drift& drift, long ratings,
                         model::Day as_of) {
    Forgetting found;
    found.ratings = ratings;
    found.half_life_months =
        half_life_months(timeline, evidence_left(timeline, drift, as_of), as_of);
    if (timeline.empty()) return found;
    const auto [with_today, within] = past_share(timeline, found.half_life_months, drift, as_of);
    found.steadiness = within;
    found.wandered = std::max(1 - 2 * with_today + within, 0.0) / drift.precision;
    return found;
}

}  // namespace

double forecast_score(std::span<const Timeline> timelines, const Drift& drift) {
    return score_of(timelines, drift, Fades{drift.rate});
}

double current_n(const Tally& tally, const Forgetting& forgetting) {
    const double n = tally.grades.kish();
    if (forgetting.ratings == 0 || n <= 0) return tally.effective;
    return 1 / (1 / n + forgetting.wandered);
}

Drift fit_drift(std::span<const Timeline> timelines) {
    const std::vector<Timeline> part = even_part(timelines);
    Drift best{mean_share(part), sum(default_prior), usual_rate};
    double reached = -1e300;
    Drift drift = best;
    for (const double rate : rates) {
        drift.rate = rate;
        const double score = best_precision(part, drift);
        if (score <= reached) continue;
        reached = score;
        best = drift;
    }
    return best;
}

double evidence_left(const Timeline& timeline, const Drift& drift, model::Day as_of) {
    if (timeline.empty()) return 0;
    double strength = drift.precision;
    model::Day day = timeline.front().day;
    const auto go_to = [&](model::Day next) {
        if (next <= day) return;
        const auto days = static_cast<double>((next - day).count());
        const double kept = std::exp(-2 * drift.rate * days / days_a_year);
        strength = 1 / (kept / strength + (1 - kept) / drift.precision);
        day = next;
    };
    for (const DatedBand& rating : timeline) {
        go_to(rating.day);
        strength += 1;
    }
    go_to(as_of);
    return strength - drift.precision;
}

double half_life_months(const Timeline& timeline, double evidence, model::Day as_of) {
    std::map<std::int64_t, double> by_age;  // in steps of a tenth of a month
    for (const DatedBand& rating : timeline) by_age[(as_of - rating.day).count() / 3] += 1;
    const auto left = [&](double months) {
        double sum = 0;
        for (const auto& [age, count] : by_age)
            sum += count * std::exp2(-(static_cast<double>(age) + 0.33) * 3 / (months * 30.436875));
        return sum;
    };
    double low = shortest_months;
    double high = longest_months;
    for (int round = 0; round < 16; ++round) {
        const double middle = std::sqrt(low * high);
        (left(middle) < evidence ? low : high) = middle;
    }
    return std::sqrt(low * high);
}

std::vector<Forgetting> forgetting(std::span<const model::Dossier> dossiers,
                                   std::span<const Timeline> timelines, const Rules& rules,
                                   model::Day as_of) {
    std::vector<Forgetting> each(dossiers.size(), Forgetting{rules.half_life_months});
    const auto all = rules.fit_half_life ? drift_of(timelines) : std::nullopt;
    if (!all) return each;
    std::map<std::string, std::vector<Timeline>> categories;
    for (std::size_t i = 0; i < dossiers.size(); ++i)
        categories[dossiers[i].business.category].push_back(timelines[i]);
    std::map<std::string, std::pair<Drift, long>> found;
    for (const auto& [category, own] : categories) {
        const bool whole = category.empty() || categories.size() == 1;
        const auto drift = whole ? std::nullopt : drift_of(own);
        found[category] = {drift ? *drift : *all, foretold(drift ? own : timelines)};
    }
    for (std::size_t i = 0; i < dossiers.size(); ++i) {
        const auto& [drift, ratings] = found.at(dossiers[i].business.category);
        each[i] = forgetting_of(timelines[i], drift, ratings, as_of);
    }
    return each;
}

}  // namespace delight
