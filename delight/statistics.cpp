#include "delight/statistics.h"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace delight {
namespace {

namespace math = boost::math;

/// Doubles are exact enough here, and long double is several times slower.
using Policy = math::policies::policy<math::policies::promote_double<false>>;
using Beta = math::beta_distribution<double, Policy>;
using Normal = math::normal_distribution<double, Policy>;
using Student = math::students_t_distribution<double, Policy>;

double upper(double confidence) {
    return (1 + confidence) / 2;
}

}  // namespace

double sum(const Shares& shares) {
    return shares[0] + shares[1] + shares[2];
}

double log_gamma(double x) {
    int sign = 0;
    return ::lgamma_r(x, &sign);
}

double beta_below(double a, double b, double x) {
    return math::cdf(Beta{a, b}, std::clamp(x, 0.0, 1.0));
}

double beta_quantile(double a, double b, double p) {
    return math::quantile(Beta{a, b}, p);
}

double beta_binomial_below(long k, long n, double a, double b) {
    const auto log_beta = [](double x, double y) {
        return log_gamma(x) + log_gamma(y) - log_gamma(x + y);
    };
    const auto all = static_cast<double>(n);
    double sum = 0;
    for (long i = 0; i <= k; ++i) {
        const auto hits = static_cast<double>(i);
        const double choices = log_gamma(all + 1) - log_gamma(hits + 1) - log_gamma(all - hits + 1);
        sum += std::exp(choices + log_beta(hits + a, all - hits + b) - log_beta(a, b));
    }
    return std::min(sum, 1.0);
}

double chi_square_above(double x, double df) {
    if (df <= 0) return 1;
    return math::cdf(math::complement(math::chi_squared_distribution<double, Policy>{df}, x));
}

model::Estimate beta_estimate(double a, double b) {
    return {a / (a + b), beta_quantile(a, b, 0.05), beta_quantile(a, b, 0.95)};
}

model::Estimate share_estimate(const Shares& alpha, std::size_t k) {
    return beta_estimate(alpha.at(k), sum(alpha) - alpha.at(k));
}

double share_at_least(const Shares& alpha, std::size_t k, double x) {
    return 1 - beta_below(alpha.at(k), sum(alpha) - alpha.at(k), x);
}

double share_exceeds(const Shares& alpha, std::size_t j, std::size_t k) {
    return 1 - beta_below(alpha.at(j), alpha.at(k), 0.5);
}

double normal_below(double x) {
    return math::cdf(Normal{}, x);
}

double normal_quantile(double p) {
    return math::quantile(Normal{}, p);
}

double t_quantile(double df, double p) {
    return math::quantile(Student{df}, p);
}

model::Estimate wilson(double k, double n, double confidence) {
    const double z = normal_quantile(upper(confidence));
    const double share = k / n;
    const double centre = (k + z * z / 2) / (n + z * z);
    const double half =
        z * std::sqrt(n) / (n + z * z) * std::sqrt(share * (1 - share) + z * z / (4 * n));
    return {share, k <= 0 ? 0 : centre - half, k >= n ? 1 : centre + half};
}

model::Estimate poisson_rate(long k, double per, double confidence) {
    const auto quantile = [](double df, double p) {
        return df > 0 ? math::quantile(math::chi_squared_distribution<double, Policy>{df}, p) : 0;
    };
    const auto count = static_cast<double>(k);
    const double tail = (1 - confidence) / 2;
    return {count / per, quantile(2 * count, tail) / 2 / per,
            quantile(2 * count + 2, 1 - tail) / 2 / per};
}

model::Estimate nps_like(const Shares& counts, double confidence, double wandered) {
    const double raw = (counts[0] - counts[2]) / sum(counts);
    const double z = normal_quantile(upper(confidence));
    const double added = 3 * std::pow(z / normal_quantile(upper(0.95)), 2);
    const double n = sum(counts) + added;
    const double promoters = (counts[0] + added / 4) / n;
    const double detractors = (counts[2] + added / 4) / n;
    const double net = promoters - detractors;
    const double half = z * std::sqrt((promoters + detractors - net * net) / n + wandered);
    return {100 * raw, 100 * std::max(net - half, -1.0), 100 * std::min(net + half, 1.0)};
}

void WeightedMean::add(double value, double weight, double times) {
    const double added = weight * times;
    if (!(added > 0)) return;
    weight_ += added;
    squared_weight_ += weight * added;
    const double step = value - mean_;
    mean_ += step * added / weight_;
    scatter_ += added * step * (value - mean_);
}

void WeightedMean::add_known_mean(double mean, double count, double usual_sd) {
    WeightedMean known;
    known.weight_ = known.squared_weight_ = count;
    known.mean_ = mean;
    known.scatter_ = count * usual_sd * usual_sd;
    add(known);
}

void WeightedMean::add(const WeightedMean& other) {
    if (!(other.weight_ > 0)) return;
    const double step = other.mean_ - mean_;
    const double whole = weight_ + other.weight_;
    scatter_ += other.scatter_ + step * step * weight_ * other.weight_ / whole;
    mean_ += step * other.weight_ / whole;
    weight_ = whole;
    squared_weight_ += other.squared_weight_;
}

model::Estimate WeightedMean::estimate(double usual_sd, double confidence, double size) const {
    constexpr double notional = 2;
    const double n = size > 0 ? size : kish();
    const double df = std::max(n - 1, 0.0) + notional;
    const double variance =
        (scatter_ / weight_ * n + notional * usual_sd * usual_sd) / std::max(df, 1.0);
    const double half = t_quantile(df, upper(confidence)) * std::sqrt(variance / n);
    return {mean_, mean_ - half, mean_ + half};
}

}  // namespace delight
