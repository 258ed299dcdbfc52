#include "delight/prior.h"

#include <algorithm>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>
#include <cmath>
#include <vector>

namespace delight {
namespace {

constexpr double mean_worth = 2;        ///< ratings of the usual mean
constexpr double precision_spread = 1;  ///< standard deviation of the precision's logarithm
constexpr double least_precision = 1;
constexpr double most_precision = 1000;

using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

double digamma(double x) {
    return boost::math::digamma(x, Policy{});
}
double trigamma(double x) {
    return boost::math::trigamma(x, Policy{});
}

double sum(const Pair& pair) {
    return pair[0] + pair[1];
}

/// Beta-binomials on the same data, to be maximised over their parameters.
struct Fit {
    std::span<const Pair> counts;
    Pair usual;

    /// How far the precision's logarithm is from the hyperprior's centre.
    double excess(const Pair& alpha) const { return std::log(sum(alpha) / sum(usual)); }
    double worth(std::size_t k) const { return mean_worth * usual.at(k) / sum(usual); }
    double objective(const Pair& alpha) const;
};

double Fit::objective(const Pair& alpha) const {
    const double far = excess(alpha) / precision_spread;
    double total = -far * far / 2;
    for (std::size_t k = 0; k < alpha.size(); ++k)
        total += worth(k) * std::log(alpha.at(k) / sum(alpha));
    for (const Pair& one : counts) total += log_marginal(one, alpha);
    return total;
}

/// First and second derivatives by alpha; all that couples the two parameters is one constant, so
/// the Hessian is diag(second) + shared.
struct Slope {
    Pair first{};
    Pair second{};
    double shared = 0;
};

void add_hyperprior(const Fit& fit, const Pair& alpha, Slope& slope) {
    const double precision = sum(alpha);
    const double spread = precision_spread * precision_spread;
    const double excess = fit.excess(alpha);
    for (std::size_t k = 0; k < alpha.size(); ++k) {
        slope.first.at(k) +=
            fit.worth(k) / alpha.at(k) - (mean_worth + excess / spread) / precision;
        slope.second.at(k) -= fit.worth(k) / (alpha.at(k) * alpha.at(k));
    }
    slope.shared += (mean_worth - (1 - excess) / spread) / (precision * precision);
}

Slope slope_at(const Fit& fit, const Pair& alpha) {
    Slope slope;
    const double precision = sum(alpha);
    const double di = digamma(precision);
    const double tri = trigamma(precision);
    const Pair dis{digamma(alpha[0]), digamma(alpha[1])};
    const Pair tris{trigamma(alpha[0]), trigamma(alpha[1])};
    for (const Pair& one : fit.counts) {
        const double common = di - digamma(precision + sum(one));
        slope.shared += tri - trigamma(precision + sum(one));
        for (std::size_t k = 0; k < alpha.size(); ++k) {
            slope.first.at(k) += common;
            if (one.at(k) <= 0) continue;
            slope.first.at(k) += digamma(alpha.at(k) + one.at(k)) - dis.at(k);
            slope.second.at(k) += trigamma(alpha.at(k) + one.at(k)) - tris.at(k);
        }
    }
    add_hyperprior(fit, alpha, slope);
    return slope;
}

Pair bounded(const Pair& alpha) {
    const double precision = sum(alpha);
    const double factor = std::clamp(precision, least_precision, most_precision) / precision;
    return {alpha[0] * factor, alpha[1] * factor};
}

/// A Newton step on log(alpha), damped (Levenberg) by `damping`, solved by Sherman and Morrison.
Pair step(const Pair& alpha, const Slope& slope, double damping) {
    Pair diagonal{};
    double outer = 0;
    double inner = 0;
    for (std::size_t k = 0; k < alpha.size(); ++k) {
        const double first = alpha.at(k) * slope.first.at(k);
        const double second = alpha.at(k) * alpha.at(k) * slope.second.at(k) + first;
        diagonal.at(k) = std::min(second, 0.0) - damping;
        inner += alpha.at(k) * first / diagonal.at(k);
        outer += alpha.at(k) * alpha.at(k) / diagonal.at(k);
    }
    const double pull = slope.shared * inner / (1 + slope.shared * outer);
    Pair next{};
    for (std::size_t k = 0; k < alpha.size(); ++k) {
        const double move = -alpha.at(k) * (slope.first.at(k) - pull) / diagonal.at(k);
        next.at(k) = alpha.at(k) * std::exp(std::clamp(move, -1.0, 1.0));
    }
    return bounded(next);
}

}  // namespace

double log_marginal(const Pair& counts, const Pair& alpha) {
    const double precision = sum(alpha);
    double total = log_gamma(precision) - log_gamma(precision + sum(counts));
    for (std::size_t k = 0; k < alpha.size(); ++k) {
        if (counts.at(k) > 0)
            total += log_gamma(alpha.at(k) + counts.at(k)) - log_gamma(alpha.at(k));
    }
    return total;
}

Pair fit_beta(std::span<const Pair> counts, const Pair& usual) {
    const Fit fit{counts, usual};
    Pair alpha = usual;
    double best = fit.objective(alpha);
    double damping = 1e-3;
    for (int round = 0; round < 100 && damping < 1e12; ++round) {
        const Pair next = step(alpha, slope_at(fit, alpha), damping);
        const double reached = fit.objective(next);
        if (!(reached > best)) {
            damping = std::max(damping, 1e-3) * 10;
            continue;
        }
        const bool settled = reached - best < 1e-9 * (1 + std::abs(best));
        alpha = next;
        best = reached;
        damping /= 10;
        if (settled) break;
    }
    return alpha;
}

Shares fit_prior(std::span<const Shares> counts) {
    std::vector<Pair> delighted;
    std::vector<Pair> disappointed;
    for (const Shares& one : counts) {
        delighted.push_back({one[0], one[1] + one[2]});
        disappointed.push_back({one[2], one[1]});
    }
    const auto& usual = default_prior;
    const Pair share = fit_beta(delighted, {usual[0], usual[1] + usual[2]});
    const Pair rest = fit_beta(disappointed, {usual[2], usual[1]});
    return {share[0], share[1] * rest[1] / sum(rest), share[1] * rest[0] / sum(rest)};
}

Shares shrink_prior(const Shares& fitted, int businesses, int enough) {
    constexpr double between_groups = 0.17;
    constexpr double within_group = 0.15;
    if (businesses >= enough) return fitted;
    const double others = std::max(businesses - 1, 0);
    const double told = others * between_groups * between_groups / (within_group * within_group);
    const double mean_weight = told / (1 + told);
    const double precision_weight = others / std::max(enough - 1, 1);
    const double precision = std::pow(sum(default_prior), 1 - precision_weight) *
                             std::pow(sum(fitted), precision_weight);
    Shares between{};
    for (std::size_t k = 0; k < between.size(); ++k)
        between.at(k) = precision * ((1 - mean_weight) * default_prior.at(k) / sum(default_prior) +
                                     mean_weight * fitted.at(k) / sum(fitted));
    return between;
}

}  // namespace delight
