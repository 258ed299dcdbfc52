#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/connection.h"
#include "store/store.h"

namespace store {

/// Remembers a page, where it led and which listings stood on it. Inside a transaction.
void put_page(Connection& connection, const PageState& page,
              const std::vector<std::int64_t>& listing_ids);
std::optional<PageState> find_page(Connection& connection, const std::string& url);
/// The page, and with it the listings on it, were seen again as they were. Inside a transaction.
void touch_page(Connection& connection, const std::string& url, model::Instant seen);

}  // namespace store
