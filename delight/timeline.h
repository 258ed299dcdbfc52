#pragma once

#include <vector>

#include "delight/evidence.h"

namespace delight {

/// One dated rating by its band.
struct DatedBand {
    model::Day day;  ///< from which it counts
    Band band = Band::satisfied;
    bool month_known = true;  ///< false where only its year is known
};

/// A business's dated ratings, oldest first.
using Timeline = std::vector<DatedBand>;

/// The timeline of the evidence's reviews as of a day: what counts from a later day, or carries no
/// date of its own, is not in it.
Timeline timeline(const Evidence& evidence, const Rules& rules, model::Day as_of);

}  // namespace delight
