#include "delight/log_odds.h"

#include <algorithm>
#include <cmath>

#include "delight/statistics.h"

namespace delight {
namespace {

struct Totals {
    double tens = 0;
    double sevens = 0;
    double background = 0;
};

Totals totals_of(std::span<const TermCount> terms) {
    Totals totals;
    for (const TermCount& term : terms) {
        totals.tens += term.tens;
        totals.sevens += term.sevens;
        // A term that the background lacks must not have a prior of nothing.
        totals.background += std::max(term.background, 0.5);
    }
    return totals;
}

Separation separation_of(const TermCount& term, const Totals& totals, double prior_weight) {
    const double prior = prior_weight * std::max(term.background, 0.5) / totals.background;
    const auto odds = [&](double count, double total) {
        return std::log((count + prior) / (total + prior_weight - count - prior));
    };
    const double ratio = odds(term.tens, totals.tens) - odds(term.sevens, totals.sevens);
    const double error = std::sqrt(1 / (term.tens + prior) + 1 / (term.sevens + prior));
    const double reach = normal_quantile(0.95) * error;
    return {.term = term.term,
            .log_odds = {ratio, ratio - reach, ratio + reach},
            .z = ratio / error,
            .tens = std::lround(term.tens),
            .sevens = std::lround(term.sevens)};
}

}  // namespace

std::vector<Separation> separating_terms(std::span<const TermCount> terms, double prior_weight,
                                         double fewest) {
    const Totals totals = totals_of(terms);
    std::vector<Separation> separations;
    if (terms.size() < 2 || totals.tens < fewest || totals.sevens < fewest) return separations;
    for (const TermCount& term : terms)
        separations.push_back(separation_of(term, totals, prior_weight));
    std::sort(separations.begin(), separations.end(), [](const auto& a, const auto& b) {
        return std::abs(a.z) != std::abs(b.z) ? std::abs(a.z) > std::abs(b.z) : a.term < b.term;
    });
    return separations;
}

Separation separating_signal(const SignalCount& count, double prior_weight) {
    const double share = std::clamp(count.background, 0.005, 0.995);
    const double with = prior_weight * share;
    const double without = prior_weight * (1 - share);
    const auto carry = [](long n) { return static_cast<double>(n); };
    const double tens = carry(count.tens) + with;
    const double no_tens = carry(count.of_tens - count.tens) + without;
    const double sevens = carry(count.sevens) + with;
    const double no_sevens = carry(count.of_sevens - count.sevens) + without;
    const double ratio = std::log(tens / no_tens) - std::log(sevens / no_sevens);
    const double error = std::sqrt(1 / tens + 1 / no_tens + 1 / sevens + 1 / no_sevens);
    const double reach = normal_quantile(0.95) * error;
    return {.term = {},
            .log_odds = {ratio, ratio - reach, ratio + reach},
            .z = ratio / error,
            .tens = count.tens,
            .sevens = count.sevens};
}

void keep_told(std::vector<Separation>& separations, double false_share) {
    std::stable_sort(separations.begin(), separations.end(),
                     [](const auto& a, const auto& b) { return std::abs(a.z) > std::abs(b.z); });
    const auto all = static_cast<double>(separations.size());
    std::size_t kept = 0;
    for (std::size_t i = 0; i < separations.size(); ++i) {
        const double p = 2 * normal_below(-std::abs(separations[i].z));
        if (p <= false_share * static_cast<double>(i + 1) / all) kept = i + 1;
    }
    separations.resize(kept);
}

}  // namespace delight
