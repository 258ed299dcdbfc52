#pragma once

#include <cstdint>
#include <vector>

#include "delight/sentence.h"
#include "model/reading.h"

namespace delight {

/// What a learned model knows of a text, as a hash: a word, two words in a row, or something that
/// the lexicon read. The words themselves are never kept.
using Term = std::uint32_t;

/// Changes whenever terms are made otherwise, so that an older model is not read with new ones.
inline constexpr std::uint32_t terms_version = 1;

/// The terms of a text that was read, in rising order without repeats; `terms` is overwritten. A
/// word in the reach of a negation (three words, up to the next comma) and one in the box for
/// criticism are other terms than the word alone. `text` is what the reader looked up.
void terms_of(const LookedUp& text, const model::Reading& reading, const Lexicon& lexicon,
              std::vector<Term>& terms);

}  // namespace delight
