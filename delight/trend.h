#pragma once

#include <vector>

#include "delight/timeline.h"
#include "model/judgement.h"

namespace delight {

/// The delight share as it would have been judged at the end of each quarter in which the dated
/// reviews go on, and at `as_of` itself: recency-weighted posterior with `prior`. At most
/// 24 points, the newest; a point stands where the dated reviews' effective n is at least the
/// rules' minimum. Empty where there are fewer than two such points.
std::vector<model::TrendPoint> trend(const Timeline& ratings, const Shares& prior,
                                     const Rules& rules, model::Day as_of);

}  // namespace delight
