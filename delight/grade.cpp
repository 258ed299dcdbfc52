#include <algorithm>
#include <cmath>

#include "delight/delight.h"

namespace delight {

double grade(const model::Score& score) {
    const auto& [worst, best] = score.scale;
    const bool school = best == 10 && (worst == 0 || worst == 1);
    const double raw =
        school ? std::max(score.value, 1.0) : 1 + 9 * (score.value - worst) / (best - worst);
    return std::round(raw * 100) / 100;
}

}  // namespace delight
