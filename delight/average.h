#pragma once

#include "delight/delight.h"
#include "delight/statistics.h"
#include "model/score.h"

namespace delight {

/// The bands' shares that a site's average hints at, where nothing else is known. The scores are
/// taken to lie around that mean as a normal distribution does on the scale's own steps (the
/// maximum-entropy distribution with a mean and a spread): 1.4 grades wide on a ten-point scale,
/// wider on coarser ones. Beside the real histograms of 89 restaurants, 50 hotels (ten points) and
/// 6 restaurants (five stars) its delighted share was off by 0.06 to 0.08 (root mean square).
Shares shares_of_average(const model::Score& average, const Rules& rules);

/// What such an estimate weighs, in ratings: never over 25, however many ratings the average
/// rests on, as even a perfectly known mean leaves the delighted share open by about 0.08.
double average_worth(double count);

}  // namespace delight
