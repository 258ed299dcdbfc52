#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "store/connection.h"
#include "store/store.h"

namespace store {

/// Remembers a page, where it led and which listings stood on it; `news`: whether they told
/// anything new. Returns its id. Inside a transaction.
std::int64_t put_page(Connection& connection, const PageState& page,
                      const std::vector<std::int64_t>& listing_ids, bool news);
std::optional<PageState> find_page(Connection& connection, const std::string& url);
void visit_archived(Connection& connection, const std::function<void(const PageState&)>& visit);
void visit_archived_listings(Connection& connection, const ArchivedListing& visit);
/// Of pages and receipts.
std::optional<model::Instant> newest_moment(Connection& connection);
/// The page, and with it the listings on it, were seen again as they were. Inside a transaction.
void touch_page(Connection& connection, const std::string& url, model::Instant seen, long round);
/// The URL gave no page. Inside a transaction.
void put_failure(Connection& connection, const PageState& page);

std::optional<long> find_round(Connection& connection, const std::string& source);
/// Inside a transaction, as is the next.
long put_round(Connection& connection, const std::string& source, model::Instant now);
void close_round(Connection& connection, const std::string& source);

}  // namespace store
