#pragma once

#include <vector>

#include "model/listing.h"
#include "store/connection.h"
#include "store/store.h"

namespace store {

/// What may be stored, and under which number of this opening of the store.
struct Admission {
    const KeptOut& kept_out;
    const Retention& retention;
    std::int64_t reading = 0;
};

/// Stores listings, their items and reviews, and the page they stood on. Inside a transaction.
Saved put_listings(Connection& connection, const std::vector<model::Listing>& listings,
                   const PageState* page, const Admission& admission);

/// A number for this opening of the store, above all before it. Inside a transaction.
std::int64_t next_reading(Connection& connection);

}  // namespace store
