#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "parser/dom.h"

namespace parser {

/// White space of any kind folded to single spaces, none at the ends; invisible characters (soft
/// hyphens, zero-width spaces) left out.
std::string fold_space(std::string_view text);

/// The same, but line ends stay: any white space with a line end in it becomes one line end.
std::string fold_lines(std::string_view text);

/// The element's text as `Element::text` reads it, taking from `nodes` one for each that is looked
/// at, and more for long ones; it ends where none are left. For texts that may be asked of elements
/// within each other.
std::string text_within(Element element, std::size_t& nodes);

}  // namespace parser
