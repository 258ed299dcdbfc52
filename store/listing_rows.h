#pragma once

#include <cstdint>

#include "model/listing.h"
#include "store/connection.h"
#include "store/store.h"

namespace store {

/// A listing as it was sighted, on its own page or as an item of a list.
struct ListingSighting {
    const std::string& source;
    const std::string& recipe;
    const std::string& url;
    const model::Business& business;
    const std::optional<model::Aggregate>& aggregate;
    bool own_page = true;
    model::Instant seen;
    std::int64_t reading = 0;  ///< the number of this opening of the store
};

/// Columns of a business in `listing` and `listing_past`, in the order of `business_at`.
model::Business business_at(const Query& row, int first_column);

/// Stores the listing's facts and aggregate, counts what is new in `saved` and returns its id.
/// Inside a transaction.
std::int64_t put_listing(Connection& connection, const ListingSighting& sighting, Saved& saved);

}  // namespace store
