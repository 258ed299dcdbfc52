#pragma once

#include <functional>
#include <optional>
#include <span>

#include "delight/delight.h"
#include "store/store.h"

namespace app {

/// Reads the polarity of a review's words, -1 to 1; nothing where it cannot.
using Tone = std::function<std::optional<double>(const store::Wording&)>;

/// Adds to each judgement (they stand in the order of the dossiers) what is unusual about its
/// reviews, what became of them since they were first seen, the badges for both, and the verdict
/// without those reviews. Without a `tone` words are not held against numbers.
void add_patterns(std::span<const model::Dossier> dossiers, delight::Judged& judged,
                  const store::Store& store, const delight::Rules& rules, model::Day as_of,
                  const Tone& tone = {});

}  // namespace app
