#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/judgement.h"
#include "report/report.h"
#include "report/words.h"

namespace report {

/// Why this verdict, in two plain sentences: what the guests gave, and the rule with its figures.
std::vector<std::string> why(const Words& words, const Rules& rules,
                             const model::Judgement& judgement);

/// How near the next verdict is, in reviews in a row; nothing where that cannot be told.
std::optional<std::string> how_near(const Words& words, const Rules& rules,
                                    const model::Judgement& judgement);

/// How many reviews a posterior share weighs as, prior included, seen from its 90 % interval:
/// a beta distribution of mean m and strength s has variance m(1−m)/(s+1).
double strength(const model::Estimate& share);

/// About how many successes in a row bring the `quantile` standard deviation's lower end of a share
/// (mean − quantile·sd) to `bar`; nothing beyond 500.
std::optional<int> successes_to_reach(const model::Estimate& share, double bar, double quantile);

/// About how many failures in a row bring that lower end below `bar`; nothing beyond 500.
std::optional<int> failures_to_lose(const model::Estimate& share, double bar, double quantile);

}  // namespace report
