#pragma once

#include <span>

#include "delight/lexicon.h"

namespace delight {

/// The language that the function words of a text and the words of the lexicons speak for; unknown
/// where another language has more of them, two have as many, or too few words are known.
/// `words` are the numbers of the text's words in the lexicon's vocabulary.
model::Language language_of(std::span<const std::uint32_t> words, const Lexicon& lexicon);

}  // namespace delight
