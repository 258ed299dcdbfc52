#pragma once

#include <iosfwd>

#include "app/json.h"
#include "model/comparison.h"

namespace app {

/// The member "words" of a verdict's JSON: what reviewers' words say, in short.
void words_json(JsonLine& json, const model::Spoken& spoken);

/// The same in plain words, and more of it: the road to ten, the nine elements, the quotes.
void explain_words(const model::Spoken& spoken, std::ostream& out);

}  // namespace app
