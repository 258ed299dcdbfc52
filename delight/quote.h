#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/reading.h"

namespace delight {

/// How much around a hit is quoted.
enum class Extent { clause, sentence };

/// The clause or sentence of a text that shows a hit: from the punctuation before it to that behind
/// it, its spaces trimmed. None where it is shorter than two words or longer than `longest` code
/// points, where it asks something, or where it holds a digit, an address or a mark of masked data;
/// nor where a word inside it begins with a capital (it might be a name), unless the language
/// writes all nouns so.
std::optional<std::string> quote_of(std::string_view utf8, const model::SignalHit& hit,
                                    Extent extent = Extent::clause,
                                    model::Language language = model::Language::unknown,
                                    std::size_t longest = 120);

}  // namespace delight
