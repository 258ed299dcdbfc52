#pragma once

#include <cstdint>
#include <span>

namespace delight {

/// Turns the log-odds of a model into log-odds that hold for examples it was not fitted on.
struct Calibration {
    double slope = 0;
    double shift = 0;

    double log_odds(double raw) const { return slope * raw + shift; }
};

/// Fits the calibration on log-odds that were foretold for held-out examples and their answers: a
/// logistic regression on that one figure (Platt 1999, "Probabilistic outputs for support vector
/// machines"), with a hint of a penalty so that it exists always. Answers are 0 or 1.
Calibration calibrate(std::span<const double> log_odds, std::span<const std::uint8_t> answers);

}  // namespace delight
