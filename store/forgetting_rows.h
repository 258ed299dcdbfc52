#pragma once

#include <span>

#include "store/connection.h"
#include "store/forgetting.h"

namespace store {

KeptOut find_kept_out(Connection& connection);

/// The rest is inside a transaction.

/// Writes a deed down and returns its number.
long put_deed(Connection& connection, const Deed& deed);
void drop_reviews(Connection& connection, std::span<const FoundReview> found, long deed);
/// Returns how many reviews went with them.
long drop_listings(Connection& connection, std::span<const FoundListing> found, long deed);
void drop_source(Connection& connection, const std::string& source, Deed& deed);
/// Returns how many reviews lost something.
long drop_words(Connection& connection, model::Day before);
/// Those that could come back under a younger first sighting are kept out by that deed.
long drop_old_reviews(Connection& connection, model::Day before, long deed);
/// How many reviews those two would touch.
long count_old(Connection& connection, const Retention& retention);

}  // namespace store
