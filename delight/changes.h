#pragma once

#include <vector>

#include "delight/timeline.h"
#include "model/outlook.h"

namespace delight {

/// The changes of the delighted and of the disappointed share that are probable, P >= 0.95, in the
/// last five years.
///
/// Each month of the last three years may be the one of a change. The share since then is held
/// against the share before only within the same month of the year (Mantel-Haenszel strata), so
/// that what comes back every season is no change. From the strata's sums U (observed minus
/// expected) and V follow Peto's one-step ln-odds ratio U/V with variance 1/V (Yusuf and Peto 1985,
/// Prog. Cardiovasc. Dis. 27:335). With that ratio normal around 0 with standard deviation 0.7 if
/// there is a change, no change at all as likely beforehand as a change, and all months alike, each
/// month has its posterior probability (Kass and Raftery 1995, JASA 90:773); P is the sum over the
/// months of P(change then and upward), `since` the likeliest month. Ratings known only to their
/// year are left out.
///
/// "lost_nines" is a fall of the delighted share from at least 0.20 to less than half of it; else
/// "up" or "down"; of the disappointed share "fewer_disappointed" or "more_disappointed".
std::vector<model::Change> changes(const Timeline& ratings, model::Day as_of);

}  // namespace delight
