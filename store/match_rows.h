#pragma once

#include <vector>

#include "model/matching.h"
#include "store/connection.h"
#include "store/store.h"

namespace store {

/// Every listing's facts as they stand, by id.
void visit_facts(Connection& connection,
                 const std::function<void(const model::ListingFacts&)>& visit);
std::vector<model::ListingFacts> all_facts(Connection& connection);

/// What the user decided on listings that are there.
std::vector<model::MatchDecision> all_decisions(Connection& connection);

/// Keeps a decision in the place of an earlier one on the same two. Inside a transaction.
void put_decision(Connection& connection, const model::MatchDecision& decision,
                  model::Instant decided);

/// Puts listings into businesses. Inside a transaction.
void assign_businesses(Connection& connection, const Joining& joining);

}  // namespace store
