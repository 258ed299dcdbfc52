#pragma once

#include <span>

#include "delight/delight.h"
#include "delight/voices.h"
#include "store/store.h"

namespace app {

/// Adds to each judgement (they stand in the order of the dossiers) what is unusual about its
/// reviews, what became of them since they were first seen, the badges for both, and the verdict
/// without those reviews. Where the traces have no tone, words are not held against numbers.
void add_patterns(std::span<const model::Dossier> dossiers, delight::Judged& judged,
                  const delight::Traces& traces, const store::Store& store,
                  const delight::Rules& rules, model::Day as_of);

}  // namespace app
