#pragma once

#include <vector>

#include "model/patterns.h"
#include "store/connection.h"

namespace store {

/// What became of reviews until a day's end; see Store::changes().
std::vector<model::ReviewChange> find_changes(Connection& connection, model::Day as_of);

}  // namespace store
