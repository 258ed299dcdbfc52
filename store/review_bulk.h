#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <unordered_set>

#include "store/text_rows.h"

namespace store {

struct NewReview;

/// Reviews that are known to be new, gathered over listings and stored at once where the engine has
/// a way for that (`Engine::bulk`); where it has none, nothing is ever known to be new. Within one
/// transaction.
class ReviewBulk {
  public:
    explicit ReviewBulk(Connection& connection);

    /// So many reviews of a listing come next. False: they are better stored one by one; else those
    /// of them that are stored have to be told.
    bool begin(std::int64_t listing_id, std::size_t count);
    void tell_known(std::int64_t identity) { known_.insert(identity); }
    /// Whether the review is neither stored nor gathered.
    bool is_new(const ReviewKey& key) const;
    /// Whether it is stored or gathered; false: not known.
    bool is_known(const ReviewKey& key) const;

    /// Gathers a new review.
    void add(NewReview place, const model::Review& review);
    /// Stores what is gathered, if that review is among it.
    void settle(const ReviewKey& key);
    void flush();

  private:
    std::unique_ptr<BulkInsert> reviews_;
    std::unique_ptr<BulkInsert> texts_;
    std::int64_t listing_ = 0;  ///< that was begun last
    std::unordered_set<std::int64_t> known_;
    std::unordered_set<std::int64_t> pending_;  ///< gathered of it
    std::set<std::int64_t> gathered_;           ///< listings with reviews that are not stored yet
    std::size_t rows_ = 0;
};

}  // namespace store
