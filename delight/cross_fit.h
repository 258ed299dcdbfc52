#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "delight/logistic.h"

namespace delight {

/// Calibrated models, and what they foretold of examples that they had not seen.
struct CrossFit {
    /// By fold: fitted on all others, with a `c` and a calibration that were chosen without it too.
    /// The last one was fitted on all examples.
    std::vector<LinearModel> models;
    /// By example: the log-odds by the model without its fold.
    std::vector<double> held_out;
};

/// Fits by nested cross-validation over the folds: what is told of held-out examples is true of
/// the whole way of fitting. `grid` are the values of `c` to choose from, by log loss; where there
/// are more than `most_to_choose` examples the first so many choose it, so they must stand in an
/// order of chance.
CrossFit cross_fit(const LogisticProblem& problem, std::span<const std::uint8_t> folds,
                   std::span<const double> grid, std::size_t most_to_choose = 20'000);

}  // namespace delight
