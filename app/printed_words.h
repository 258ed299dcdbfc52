#pragma once

#include <iosfwd>

#include "app/json.h"
#include "model/comparison.h"

namespace app {

/// The member "words" of a verdict's JSON: what reviewers' words say, in short.
void words_json(JsonLine& json, const model::Spoken& spoken);

/// The same in plain words, and more of it: the road to ten, beside that of its segment, the nine
/// elements, the quotes.
void explain_words(const model::Judged& judged, const model::Comparison& comparison,
                   std::ostream& out);

}  // namespace app
