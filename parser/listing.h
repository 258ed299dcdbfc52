#pragma once

#include <vector>

#include "parser/field.h"

namespace parser {

/// Runs the page's recipe: one listing for each business that it shows; of a page about one
/// business always that one, be it empty. Authors are turned into keys at once; texts are not yet
/// masked.
std::vector<model::Listing> read_listings(const Page& page);

/// Whether anything was read, or refused.
bool says_something(const model::Listing& listing);

/// The links that the recipe names: the next page.
std::vector<Link> read_links(const Page& page);

}  // namespace parser
