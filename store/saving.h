#pragma once

#include <vector>

#include "model/listing.h"
#include "store/connection.h"
#include "store/store.h"

namespace store {

/// Stores listings, their items and reviews, and the page they stood on. Inside a transaction.
/// `reading` is the number of this opening of the store.
Saved put_listings(Connection& connection, const std::vector<model::Listing>& listings,
                   const PageState* page, std::int64_t reading);

/// A number for this opening of the store, above all before it. Inside a transaction.
std::int64_t next_reading(Connection& connection);

}  // namespace store
