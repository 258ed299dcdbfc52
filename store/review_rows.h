#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/listing.h"
#include "store/confirmations.h"
#include "store/connection.h"
#include "store/history.h"
#include "store/known_reviews.h"
#include "store/review_bulk.h"
#include "store/text_rows.h"

namespace store {

/// The columns that `review_at` reads, from `review` joined with `review_text` and from
/// `review_past`.
extern const std::string review_columns;

/// Where a new review stands. `aspects` is how its own stand in a column; what is bound must live
/// until the query has run.
struct NewReview {
    ReviewKey key;
    int twin = 0;
    model::Instant seen{};
    std::int64_t reading = 0;
    std::optional<std::int64_t> text_id{};
    std::string aspects{};
};

/// The columns that `with_new_review` binds.
extern const std::string new_review_columns;
void with_new_review(Query& query, const NewReview& place, const model::Review& review);
/// Whether a review has words, which are kept beside it.
bool has_text(const model::Review& review);

std::optional<model::Date> date_at(const Query& row, int first_column);

/// A review from the columns above.
model::Review review_at(const Query& row, int first_column);

/// Puts reviews into one database, within one transaction.
class ReviewWriter {
  public:
    enum class Outcome { added, changed, known };

    /// `reading` is the number of this opening of the store.
    ReviewWriter(Connection& connection, std::int64_t reading);

    /// Stores a sighting. What a review said before goes to the past, never lost; what was misread
    /// of the same moment at an earlier opening of the store gives way.
    Outcome put(const ReviewKey& key, const model::Review& review, int twin, model::Instant seen);
    std::optional<model::Instant> first_seen(const ReviewKey& key);

    /// These reviews of a listing come next.
    void expect(std::int64_t listing_id, const std::vector<ReviewKey>& reviews);
    /// All that was put is in the database then.
    void finish();

  private:
    using Key = ReviewKey;
    bool insert(const Key& key, const model::Review& review, int twin, model::Instant seen);
    KnownReview find(const Key& key);
    Outcome place_sighting(const Key& key, KnownReview& known, const model::Review& review,
                           model::Instant seen);
    void replace(const Key& key, KnownReview& known, model::Review review, model::Instant seen);
    void keep_past(const Key& key, const Version<model::Review>& version);
    void update(const Key& key, KnownReview& known);

    Connection& connection_;
    std::int64_t reading_;
    TextWriter texts_;
    ReviewBulk bulk_;
    Confirmations confirmations_;
    KnownReviews known_;  ///< ahead: of the listing that is expected, as stored
};

}  // namespace store
