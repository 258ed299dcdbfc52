#include "delight/calibration.h"

#include <cmath>
#include <numeric>

#include "delight/logistic.h"

namespace delight {
namespace {

/// A weak penalty: the answers of a few hundred examples say far more.
constexpr double c = 100;

}  // namespace

Calibration calibrate(std::span<const double> log_odds, std::span<const std::uint8_t> answers) {
    LogisticProblem problem{1};
    double positives = 0;
    for (std::size_t i = 0; i < log_odds.size(); ++i) {
        const Feature feature{0, log_odds[i]};
        problem.add({&feature, 1}, answers[i] != 0);
        positives += answers[i];
    }
    const auto n = static_cast<double>(log_odds.size());
    // With one answer only, the base rate is all there is to say (Laplace's rule of succession).
    if (positives == 0 || positives == n)
        return {0, std::log((positives + 1) / (n - positives + 1))};
    std::vector<std::uint32_t> rows(log_odds.size());
    std::iota(rows.begin(), rows.end(), 0U);
    const LinearModel fitted = problem.fit(rows, c);
    return {fitted.weights[0], fitted.bias};
}

}  // namespace delight
