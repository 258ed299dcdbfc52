#pragma once

#include <vector>

#include "delight/learn.h"
#include "store/store.h"

namespace app {

/// Learns from the graded reviews that count on a day, for each language and question: what was
/// fitted, and what was not with the reason. Reads the store twice and writes nothing.
std::vector<model::LearnedModel> learn_from(const store::Store& store, model::Day as_of,
                                            const delight::LearningRules& rules = {});

}  // namespace app
