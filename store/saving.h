#pragma once

#include <vector>

#include "model/listing.h"
#include "store/connection.h"
#include "store/store.h"

namespace store {

/// Stores listings, their items and reviews, and the page they stood on. Inside a transaction.
Saved put_listings(Connection& connection, const std::vector<model::Listing>& listings,
                   const PageState* page);

}  // namespace store
