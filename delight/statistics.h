#pragma once

#include <array>

#include "model/judgement.h"

namespace delight {

/// Parameters of a Dirichlet distribution over delighted, satisfied and disappointed, or counts
/// of them.
using Shares = std::array<double, 3>;

double sum(const Shares& shares);

/// The logarithm of the gamma function of x > 0. std::lgamma writes a variable that all threads
/// share.
double log_gamma(double x);
/// P(share <= x) where share ~ Beta(a, b); a, b > 0.
double beta_below(double a, double b, double x);
/// The share that Beta(a, b) lies below with probability p.
double beta_quantile(double a, double b, double p);
/// P(K <= k) where K of n tries succeed and their share is drawn from Beta(a, b).
double beta_binomial_below(long k, long n, double a, double b);
/// P(X > x) of a chi-square distribution with `df` degrees of freedom; 1 where df is not positive.
double chi_square_above(double x, double df);
/// Beta(a, b) as its mean and equal-tailed 90 % interval.
model::Estimate beta_estimate(double a, double b);

/// One share of a Dirichlet with its 90 % interval: the marginal Beta(a_k, sum - a_k).
model::Estimate share_estimate(const Shares& alpha, std::size_t k);
/// P(share k >= x) under a Dirichlet.
double share_at_least(const Shares& alpha, std::size_t k, double x);
/// P(share j > share k) under a Dirichlet: j / (j + k) ~ Beta(a_j, a_k), so a beta tail at 1/2.
double share_exceeds(const Shares& alpha, std::size_t j, std::size_t k);

double normal_below(double x);
double normal_quantile(double p);
/// Student's t with `df` > 0 degrees of freedom.
double t_quantile(double df, double p);

/// Wilson's score interval for k of n (Wilson 1927), n > 0; exactly 0 or 1 at its ends.
model::Estimate wilson(double k, double n, double confidence = 0.90);

/// How many events a time of `per` brings, from k that were counted in it: the rate with the exact
/// 90 % interval of a Poisson count (Garwood 1936), k / per and its ends; per > 0.
model::Estimate poisson_rate(long k, double per, double confidence = 0.90);

/// Delighted minus disappointed in points, -100 to 100, with the adjusted-Wald 90 % interval:
/// ratings are added, a quarter delighted, half satisfied, a quarter disappointed, before the
/// normal interval of a difference is drawn: three at 95 % (Rocks 2016, The American Statistician
/// 70:365, after Agresti and Min 2005), and in proportion to z squared at another confidence, 2.11
/// at 90 % (as Agresti and Coull 1998, ibid. 52:119, add z squared to a proportion): three are too
/// many there. The mean is the unadjusted figure; sum(counts) > 0. `wandered` is the variance by
/// which the truth may have moved since these ratings, of the figure as a share (-1 to 1).
model::Estimate nps_like(const Shares& counts, double confidence = 0.90, double wandered = 0);

/// Sums of weighted values from which a mean and its interval follow (West 1979: no cancellation).
class WeightedMean {
  public:
    /// One value, or `times` equal ones of this weight each.
    void add(double value, double weight, double times = 1);
    /// As many values of weight 1 of which only the mean is known, and what they usually scatter.
    void add_known_mean(double mean, double count, double usual_sd);
    /// Joins what another has gathered.
    void add(const WeightedMean& other);
    double weight() const { return weight_; }
    double mean() const { return mean_; }
    /// Kish's effective sample size, (sum w)^2 / sum w^2 (Survey Sampling, 1965); 0 of nothing.
    double kish() const { return weight_ > 0 ? weight_ * weight_ / squared_weight_ : 0; }
    /// The weighted mean's 90 % interval by Student's t on Kish's effective sample size,
    /// (sum w)^2 / sum w^2. So that three equal values do not pass for certainty, the variance is
    /// pooled with two notional degrees of freedom at `usual_sd`. weight() > 0.
    /// `n` > 0 takes the place of that size.
    model::Estimate estimate(double usual_sd, double confidence = 0.90, double n = 0) const;

  private:
    double weight_ = 0;
    double squared_weight_ = 0;
    double mean_ = 0;
    double scatter_ = 0;  ///< sum of w (x - mean)^2
};

}  // namespace delight
