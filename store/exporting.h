#pragma once

#include <functional>

#include "model/listing.h"
#include "store/connection.h"

namespace store {

/// Everything as interchange listings, one in memory at a time. A listing comes once for each day
/// on which something new was seen of it, so that an import knows what was seen when. Inside a
/// read.
void visit_listings(Connection& connection,
                    const std::function<void(const model::Listing&)>& visit);

}  // namespace store
