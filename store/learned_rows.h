#pragma once

#include <vector>

#include "model/learning.h"
#include "store/connection.h"

namespace store {

/// Replaces all that was learned before. Inside a transaction.
void put_learned(Connection& connection, const std::vector<model::LearnedModel>& models);
/// Those of that day or earlier, by language and question.
std::vector<model::LearnedModel> find_learned(Connection& connection, model::Day as_of);
long drop_learned(Connection& connection);

}  // namespace store
