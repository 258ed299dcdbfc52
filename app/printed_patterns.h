#pragma once

#include <iosfwd>

#include "app/json.h"
#include "model/comparison.h"

namespace app {

/// Members "patterns", "without_patterns", "changes" and "without_vanished" of a verdict.
void patterns_json(JsonLine& json, const model::Judged& judged);

/// The same in words.
void explain_patterns(const model::Judged& judged, std::ostream& out);

}  // namespace app
