#pragma once

#include <span>
#include <vector>

#include "model/spoken.h"

namespace delight {

/// How often a business is talked of, held against the businesses of its segment (itself among
/// them): dated reviews of the last year, each. Ties share their rank.
model::Talk talk_of(long last_year, std::span<const long> segment);

/// Of a whole segment: all its reviews of the last year together, beside the median business.
model::Talk talk_of_all(std::span<const long> segment);

}  // namespace delight
