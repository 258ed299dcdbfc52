#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "delight/calibration.h"
#include "delight/logistic.h"

namespace delight {

/// A model that was fitted on all examples, and what models like it foretold of examples that they
/// had not seen.
struct CrossFit {
    LinearModel model;
    Calibration calibration;
    double c = 0;  ///< chosen weight of the losses
    /// By example: the calibrated log-odds by a model without its fold. That model's `c` and
    /// calibration were chosen without that fold too.
    std::vector<double> held_out;
};

/// Fits by nested cross-validation over the folds: what is told of held-out examples is true of
/// the whole way of fitting. `grid` are the values of `c` to choose from, by log loss; where there
/// are more than `most_to_choose` examples the first so many choose it, so they must stand in an
/// order of chance.
CrossFit cross_fit(const LogisticProblem& problem, std::span<const std::uint8_t> folds,
                   std::span<const double> grid, std::size_t most_to_choose = 20'000);

}  // namespace delight
