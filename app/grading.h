#pragma once

#include <span>

#include "model/listing.h"

namespace app {

/// Gives every scored review its grade: of the overall score that its recipe makes from aspects
/// where there is one, else of the score as marked up.
void grade(std::span<model::Listing> listings);

}  // namespace app
