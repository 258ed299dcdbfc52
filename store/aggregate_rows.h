#pragma once

#include <cstdint>

#include "model/listing.h"
#include "store/connection.h"

namespace store {

/// An aggregate from the columns value, best, worst, proof, count, histogram and aspects.
model::Aggregate aggregate_at(const Query& row, int first_column);

/// A score from the columns value, best, worst and proof.
std::optional<model::Score> score_at(const Query& row, int first_column);
void with_score(Query& query, const std::optional<model::Score>& score);

/// When an aggregate was seen, and the number of this opening of the store.
struct AggregateMoment {
    model::Instant seen;
    std::int64_t reading = 0;
};

/// Stores a sighting of an aggregate that is known to be new.
void add_aggregate(Connection& connection, std::int64_t listing_id,
                   const model::Aggregate& aggregate, AggregateMoment moment);

/// Stores a sighting; returns whether it says anything new. A glimpse on a list, which rounds and
/// leaves out, says nothing new while it tells the same count.
bool put_aggregate(Connection& connection, std::int64_t listing_id,
                   const model::Aggregate& aggregate, AggregateMoment moment, bool glimpse);

}  // namespace store
