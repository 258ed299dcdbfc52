#pragma once

#include <cstdint>
#include <vector>

#include "delight/evidence.h"

namespace delight {

/// Dated ratings of one band that count from the same day.
struct DatedBand {
    model::Day day;
    Band band = Band::satisfied;
    bool month_known = true;  ///< false where only their year is known
    std::int32_t count = 1;
};

/// A business's dated ratings, oldest first.
using Timeline = std::vector<DatedBand>;

/// How many ratings are in it.
long ratings_in(const Timeline& timeline);

/// The timeline of the evidence's reviews as of a day: what counts from a later day, or carries no
/// date of its own, is not in it. Those of a day stand by band, those alike as one.
Timeline timeline(const Evidence& evidence, const Rules& rules, model::Day as_of);

}  // namespace delight
