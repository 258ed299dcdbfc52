#pragma once

#include <functional>

#include "model/evidence.h"
#include "store/connection.h"

namespace store {

/// Every business with its evidence as of the end of that day, in one sweep over the database and
/// with one business in memory at a time. Inside a read.
void visit_dossiers(Connection& connection, model::Day as_of,
                    const std::function<void(model::Dossier&&)>& visit);

}  // namespace store
