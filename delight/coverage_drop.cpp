#include "delight/coverage_drop.h"

#include <algorithm>
#include <cmath>

#include "delight/statistics.h"

namespace delight {
namespace {

// What is believed of a source before its runs tell, and how many runs that belief is worth.
constexpr double usual_correlation = 0.1;
constexpr double usual_review_spread = 0.1;
constexpr double belief = 4;
// Reviews of one page speak of one business: this much of the scores' variance is between pages.
constexpr double score_correlation = 0.3;

double share_of(const model::Given& given) {
    return static_cast<double>(given.have) / static_cast<double>(given.of);
}

/// How alike the pages of one run are, 0 to 1: the variance of the runs' shares beyond what their
/// numbers of pages explain.
double correlation(const Held& held, model::PageField field, double share) {
    double squares = 0, chance = 0, runs = 0;
    for (const model::Coverage& run : held.runs) {
        const model::Given& given = run.of(field);
        if (given.of < 2) continue;
        squares += std::pow(share_of(given) - share, 2);
        chance += share * (1 - share) / static_cast<double>(given.of);
        runs += 1;
    }
    const double seen = runs < 2
                            ? usual_correlation
                            : (squares * runs / (runs - 1) - chance) / (runs * share * (1 - share));
    const double told = std::max(runs - 1, 0.0);
    return (belief * usual_correlation + told * std::clamp(seen, 0.005, 0.5)) / (belief + told);
}

/// The variance of the runs' mean numbers of reviews a page.
double variance_between(const Held& held, double mean) {
    double squares = 0, runs = 0;
    for (const model::Coverage& run : held.runs) {
        if (run.review_pages == 0) continue;
        squares += std::pow(run.reviews / static_cast<double>(run.review_pages) - mean, 2);
        runs += 1;
    }
    const double usual = std::pow(usual_review_spread * mean, 2);
    return (belief * usual + squares) / (belief + std::max(runs - 1, 0.0));
}

long scored(const model::Coverage& coverage) {
    long all = 0;
    for (const long count : coverage.scores) all += count;
    return all;
}

/// How many independent scores tell as much as these.
double effective_scores(const model::Coverage& coverage) {
    const auto all = static_cast<double>(scored(coverage));
    const double a_page = std::max(all / static_cast<double>(coverage.review_pages), 1.0);
    return all / (1 + (a_page - 1) * score_correlation);
}

struct Spread {
    double distance = 0;  ///< total variation, 0 to 1
    double chi_square = 0;
    double freedom = -1;
};

Spread compare(const model::Coverage& now, const model::Coverage& past) {
    const double n = effective_scores(now), m = effective_scores(past);
    Spread spread;
    for (std::size_t i = 0; i < now.scores.size(); ++i) {
        const double p = static_cast<double>(now.scores[i]) / static_cast<double>(scored(now));
        const double q = static_cast<double>(past.scores[i]) / static_cast<double>(scored(past));
        if (p + q == 0) continue;
        spread.distance += std::abs(p - q) / 2;
        spread.chi_square += n * m * (p - q) * (p - q) / (n * p + m * q);
        spread.freedom += 1;
    }
    return spread;
}

}  // namespace

void Held::add_run(const model::Coverage& run) {
    runs.push_back(run);
    past.add(run);
}

bool field_dropped(const Held& held, model::PageField field, const ContractRules& rules) {
    const model::Given &now = held.now.of(field), &past = held.past.of(field);
    if (now.of < rules.min_pages || past.of < rules.min_past_pages) return false;
    if (share_of(past) - share_of(now) < rules.min_drop) return false;
    const double share =
        (static_cast<double>(past.have) + 0.5) / (static_cast<double>(past.of) + 1);
    const double rho = correlation(held, field, share);
    const double strength = (1 - rho) / rho;
    return beta_binomial_below(now.have, now.of, share * strength, (1 - share) * strength) <
           rules.max_probability;
}

bool reviews_dropped(const Held& held, const ContractRules& rules) {
    const model::Coverage &now = held.now, &past = held.past;
    if (now.review_pages < rules.min_pages || past.review_pages < rules.min_past_pages)
        return false;
    const auto n = static_cast<double>(now.review_pages),
               m = static_cast<double>(past.review_pages);
    const double before = past.reviews / m, mean = now.reviews / n;
    if (mean > rules.max_reviews_left * before) return false;
    const double within = std::max(past.reviews_squared / m - before * before, 0.0);
    const double error = std::sqrt(within / n + within / m + variance_between(held, before));
    const double freedom = belief - 1 + static_cast<double>(held.runs.size());
    return (before - mean) / error > t_quantile(freedom, 1 - rules.max_probability);
}

bool scores_moved(const Held& held, const ContractRules& rules) {
    if (held.now.review_pages < rules.min_score_pages ||
        held.past.review_pages < rules.min_score_pages)
        return false;
    if (scored(held.now) == 0 || scored(held.past) == 0) return false;
    const Spread spread = compare(held.now, held.past);
    return spread.distance >= rules.min_distance &&
           chi_square_above(spread.chi_square, spread.freedom) < rules.max_probability;
}

}  // namespace delight
