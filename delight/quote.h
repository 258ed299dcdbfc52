#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/reading.h"

namespace delight {

/// The clause of a text that shows a hit: from the punctuation before it to that behind it, its
/// spaces trimmed. None where it is shorter than two words or longer than `longest` code points,
/// where a word inside it begins with a capital (it might be a name), or where it holds a digit, an
/// address or a mark of masked data.
std::optional<std::string> quote_of(std::string_view utf8, const model::SignalHit& hit,
                                    std::size_t longest = 120);

}  // namespace delight
