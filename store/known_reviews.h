#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/listing.h"
#include "store/connection.h"
#include "store/history.h"
#include "store/text_rows.h"

namespace store {

/// What a review said before, oldest first, and the rows in which that stands.
struct ReviewPast {
    std::vector<Version<model::Review>> versions;
    std::vector<std::int64_t> ids;
};

/// A review as it stands in the database.
struct KnownReview {
    model::Instant first_seen;
    model::Instant last_seen;
    std::optional<std::int64_t> text_id;
    Version<model::Review> standing;
    std::optional<ReviewPast> past{};  ///< where it was read already
};

/// The numbers of reviews as PostgreSQL writes an array.
std::string array_of(const std::vector<ReviewKey>& reviews);

/// Finds reviews that are stored: one by one, or on an engine that is asked over a wire all of a
/// listing that are to come, in two questions.
class KnownReviews {
  public:
    explicit KnownReviews(Connection& connection) : connection_{connection} {}

    /// Reads those of a listing's reviews that are stored. In PostgreSQL's dialect only.
    void read_ahead(std::int64_t listing_id, const std::vector<ReviewKey>& reviews);
    void forget() { ahead_.clear(); }
    const std::unordered_map<std::int64_t, KnownReview>& ahead() const { return ahead_; }
    /// One that was read ahead, good for one look: what is put changes it.
    std::optional<KnownReview> take(std::int64_t identity);

    /// One that is stored.
    KnownReview find(const ReviewKey& key);
    ReviewPast past(const ReviewKey& key);

  private:
    Connection& connection_;
    std::unordered_map<std::int64_t, KnownReview> ahead_;  ///< by identity
};

}  // namespace store
