#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace delight {

/// One thing that an example has, and how much of it.
struct Feature {
    std::uint32_t index = 0;  ///< from 0
    double value = 1;
};

/// A linear model: the log-odds of a yes are `bias` and the weights of what an example has.
struct LinearModel {
    std::vector<double> weights;
    double bias = 0;
};

double probability_of(double log_odds);

/// Examples with their answers, on which logistic regressions with an L2 penalty are fitted.
/// liblinear does it (Fan, Chang, Hsieh, Wang and Lin 2008): its trust region Newton method for the
/// primal problem draws no random numbers, so the same examples give the same model.
class LogisticProblem {
  public:
    explicit LogisticProblem(std::size_t features);
    ~LogisticProblem();
    LogisticProblem(LogisticProblem&&) noexcept;
    LogisticProblem& operator=(LogisticProblem&&) noexcept;

    void add(std::span<const Feature> example, bool positive);
    std::size_t size() const;
    bool positive(std::size_t row) const;

    /// Minimises half the squared weights (bias included) plus `c` times the sum of the log losses
    /// of `rows`. Where these have one answer only there is nothing to fit: all zeros.
    LinearModel fit(std::span<const std::uint32_t> rows, double c) const;
    /// The log-odds that a model gives to an example.
    double log_odds(std::size_t row, const LinearModel& model) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace delight
