#pragma once

#include <functional>
#include <span>
#include <vector>

#include "store/connection.h"
#include "store/store.h"

namespace store {

/// Streams the words of all reviews as they stood at a day's end, in the order of the dossiers.
void visit_wordings(Connection& connection, model::Day as_of, const EarlierDays& earlier,
                    const std::function<void(const Wording&)>& visit);

/// Those reviews as they stand, in their order; an empty one for what is not known.
std::vector<model::Review> find_reviews(Connection& connection,
                                        std::span<const model::CitedReview> cited);

}  // namespace store
