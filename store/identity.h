#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "model/listing.h"

namespace store {

/// What tells a review from the others of its listing, stable over time and over machines: the
/// source's own id; without one its date, author, title and the beginning of its text, and where it
/// has no text its scores. `twin` counts reviews that look exactly alike.
std::int64_t review_identity(const model::Review& review, int twin);

/// What tells a listing from the others of its source: its URL, and where it has none its name and
/// place.
std::string listing_key(const std::string& url, const model::Business& business);

/// Numbers the exact twins on one page: three anonymous eights of the same day are three reviews.
class Twins {
  public:
    /// 0 for the first review of a kind, then 1, 2, …; always 0 for a review with an id.
    int number(const model::Review& review);

  private:
    std::unordered_map<std::int64_t, int> seen_;
};

}  // namespace store
