#pragma once

#include <optional>
#include <string>

#include "model/date.h"
#include "model/estimate.h"
#include "model/score.h"

namespace model {

/// One source's own view of a business: only what was read there, raw and, where enough businesses
/// stand on several sources, equated: as a source of average generosity would have shown it.
struct SourceView {
    std::string source;
    double n = 0;
    double effective_n = 0;
    Estimate delighted;
    std::optional<Estimate> grade;
    std::optional<Estimate> equated_delighted;
    std::optional<Estimate> equated_grade;
    /// 0 (last) to 1 (first) by the low end of the delighted share among `ranked` businesses of its
    /// segment on this source; nothing where it stands alone.
    std::optional<double> rank;
    int ranked = 0;
};

/// How much more generous a source is than the mean of the sources it shares businesses with.
/// Without estimates there are not enough shared businesses to tell.
struct SourceBias {
    std::string source;
    int businesses = 0;  ///< that stand on another such source too
    std::optional<Estimate>
        share;  ///< of the delighted, as a difference of shares: 0.05 is 5 points
    std::optional<Estimate> grade;  ///< in grades
    double log_odds = 0;            ///< the same bias as ln-odds of the delighted share
    double log_odds_error = 0;      ///< its standard error
    double grade_error = 0;
};

/// A source that gave its reviews on one scale until a day, and on another from that day on.
struct ScaleChange {
    std::string source;
    Scale before;
    Scale after;
    Day since;
    long reviews_before = 0;
    long reviews_after = 0;
};

}  // namespace model
