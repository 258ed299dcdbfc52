#pragma once

#include <vector>

#include "model/listing.h"
#include "store/connection.h"

namespace store {

/// The listings that stood on a page when it was read last, with the reviews that were seen on them
/// then: those of the last moment not later than the page's.
std::vector<model::Listing> find_last_reading(Connection& connection, const std::string& url);

}  // namespace store
