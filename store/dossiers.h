#pragma once

#include <functional>
#include <string>

#include "model/evidence.h"
#include "store/connection.h"

namespace store {

/// Every business with its evidence as of the end of that day, in one sweep over the database and
/// with one business in memory at a time. Inside a read.
void visit_dossiers(Connection& connection, model::Day as_of,
                    const std::function<void(model::Dossier&&)>& visit);

/// Puts listings with the same key into one business. Inside a transaction.
void assign_businesses(Connection& connection,
                       const std::function<std::string(const model::Business&)>& same);

}  // namespace store
