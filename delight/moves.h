#pragma once

#include <span>
#include <vector>

#include "model/comparison.h"

namespace delight {

/// What moved between two judgings of the same store, businesses being known by their ids; first by
/// kind, then in the order of `now`. A delight share has risen or fallen where it moved by five
/// percentage points at least and now lies outside the 90 % interval that it had: what is smaller
/// is more likely chance than news. Businesses without evidence on the earlier day are new.
std::vector<model::Move> moves(std::span<const model::Judged> before,
                               std::span<const model::Judged> now);

}  // namespace delight
