#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/evidence.h"
#include "store/connection.h"

namespace store {

/// Reads what was given to each listing as tallies, which the database counts: a row for all
/// reviews that are alike. It is asked for some businesses at a time, so that neither engine sorts
/// more than those. Within a `read`.
class TallyWalk {
  public:
    /// Reviews stand as they did at `end`.
    TallyWalk(Connection& connection, model::Instant end);

    /// The ratings of a listing, folded. Listings must be asked for in the order of their
    /// businesses, within a business by id.
    std::vector<model::RatingTally> of(std::int64_t business_id, std::int64_t listing_id);

  private:
    void ask(std::int64_t business_id);
    std::optional<model::RatingTally> tally();
    std::optional<model::RatingTally> past_rating(std::int64_t identity);

    Connection& connection_;
    model::Instant end_;
    std::optional<Query> rows_;
    bool more_ = false;
    std::int64_t asked_until_ = 0;  ///< the first business that was not asked for
};

}  // namespace store
