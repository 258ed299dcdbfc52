#pragma once

#include <span>
#include <vector>

namespace delight {

/// How many of a business's reviews have some trait.
struct Share {
    long with = 0;
    long of = 0;
};

/// How a business's count stands beside the others'.
struct Excess {
    double usual = 0;  ///< how many of its reviews were to be expected to have the trait
    double p = 1;      ///< the chance of so many or more
};

/// For each business of one source: how likely it is to have so many reviews with a trait, where
/// businesses differ as those of the source usually do. The share of a business is drawn from a
/// beta distribution that is fitted on all of them by maximum marginal likelihood (fit_beta()), so
/// a count is beta-binomial (Skellam 1948) and p its upper tail. Those whose own p is under
/// 1/100 are left out of two further fits, by the last of which the figures are told: what stands
/// out should not widen what is usual. `set_aside` is the part of the businesses, those with the
/// highest shares, that no fit sees, for a trait that honest reviews hardly have: 0 to 1.
///
/// Fewer than `least_businesses` with any review to look at tell nothing of what is usual: p is 1.
constexpr long least_businesses = 10;
std::vector<Excess> excesses(std::span<const Share> shares, double set_aside = 0);

/// Under this p a trait counts as unusual, so that of 200 honest businesses at most one is told for
/// it; and only where `least` reviews have it, at twice the usual odds or more.
constexpr double unusual_p = 0.005;
bool is_unusual(const Share& share, const Excess& excess, long least);

}  // namespace delight
