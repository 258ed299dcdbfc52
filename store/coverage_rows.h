#pragma once

#include <vector>

#include "model/coverage.h"
#include "store/connection.h"

namespace store {

void put_coverage(Connection& connection, const std::vector<model::Coverage>& run);
/// Oldest first.
std::vector<model::Coverage> find_coverage(Connection& connection, model::Instant since);
long drop_coverage(Connection& connection, const std::string& source);

}  // namespace store
