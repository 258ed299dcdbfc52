#pragma once

#include <vector>

#include "model/listing.h"

namespace parser {

/// Fills what a recipe left empty from the page's own markup: fields of the business, the headline,
/// and the reviews where the recipe read none. Nothing is counted twice: reviews are taken whole
/// or not at all.
void fill_from_markup(model::Listing& listing, std::vector<model::Listing> markup);

}  // namespace parser
