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

/// Adds the terms of a text that was read; of one in an unknown language none. A word in the reach
/// of a negation (three words, up to the next comma) and one in the box for criticism are other
/// terms than the word alone. `text` is what the reader looked up.
void add_terms(const LookedUp& text, const model::Reading& reading, const Lexicon& lexicon,
               std::vector<Term>& terms);

/// Brings terms into rising order without repeats, as models ask for them.
void make_set(std::vector<Term>& terms);

}  // namespace delight
