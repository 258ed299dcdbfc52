#pragma once

#include <vector>

#include "parser/field.h"

namespace parser {

/// The reviews that stand at `places`, each once; empty shells are left out, refusals told.
std::vector<model::Review> read_reviews(const std::vector<Place>& places, const Page& page,
                                        std::vector<model::Skipped>& skipped);

/// A date by the page's language and order; what is there but cannot be read is told.
std::optional<model::Date> find_date(const Field& field, const Place& place, const Page& page,
                                     std::vector<model::Skipped>& skipped);

}  // namespace parser
