#include "delight/excess.h"

#include <algorithm>
#include <cmath>

#include "delight/prior.h"

namespace delight {
namespace {

/// What the others' share is worth before they are known to differ, in reviews.
constexpr double usual_precision = 60;
constexpr double outstanding_p = 0.01;
constexpr int fits = 3;

Pair pair_of(const Share& share) {
    return {static_cast<double>(share.with), static_cast<double>(share.of - share.with)};
}

Pair fit(std::span<const Pair> counts) {
    double with = 0.5;
    double without = 0.5;
    for (const Pair& one : counts) {
        with += one[0];
        without += one[1];
    }
    const double share = with / (with + without);
    return fit_beta(counts, {usual_precision * share, usual_precision * (1 - share)});
}

/// The counts of businesses with anything to look at, without that part of highest shares.
std::vector<Pair> counts_of(std::span<const Share> shares, double set_aside) {
    std::vector<Pair> counts;
    for (const Share& share : shares)
        if (share.of > 0) counts.push_back(pair_of(share));
    const auto high = [](const Pair& pair) { return (pair[0] + 0.5) / (pair[0] + pair[1] + 1); };
    const auto aside = static_cast<std::ptrdiff_t>(set_aside * static_cast<double>(counts.size()));
    std::nth_element(counts.begin(), counts.end() - aside - 1, counts.end(),
                     [&](const Pair& a, const Pair& b) { return high(a) < high(b); });
    counts.erase(counts.end() - aside, counts.end());
    return counts;
}

double chance(const Share& share, const Pair& beta) {
    if (share.with <= 0) return 1;
    return std::clamp(1 - beta_binomial_below(share.with - 1, share.of, beta[0], beta[1]), 0.0,
                      1.0);
}

double chance(const Pair& pair, const Pair& beta) {
    return chance(Share{std::lround(pair[0]), std::lround(pair[0] + pair[1])}, beta);
}

}  // namespace

std::vector<Excess> excesses(std::span<const Share> shares, double set_aside) {
    std::vector<Excess> told(shares.size());
    const auto looked_at = std::count_if(shares.begin(), shares.end(),
                                         [](const Share& share) { return share.of > 0; });
    if (looked_at < least_businesses) return told;
    std::vector<Pair> counts = counts_of(shares, set_aside);
    Pair beta = fit(counts);
    for (int again = 1; again < fits; ++again) {
        std::erase_if(counts, [&](const Pair& pair) { return chance(pair, beta) < outstanding_p; });
        beta = fit(counts);
    }
    const double mean = beta[0] / (beta[0] + beta[1]);
    for (std::size_t i = 0; i < shares.size(); ++i)
        told[i] = {mean * static_cast<double>(shares[i].of), chance(shares[i], beta)};
    return told;
}

bool is_unusual(const Share& share, const Excess& excess, long least) {
    if (share.with < least || excess.p > unusual_p) return false;
    const auto with = static_cast<double>(share.with);
    const auto all = static_cast<double>(share.of);
    return with * (all - excess.usual) >= 2 * excess.usual * (all - with);
}

}  // namespace delight
