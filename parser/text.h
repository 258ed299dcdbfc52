#pragma once

#include <string>
#include <string_view>

namespace parser {

/// White space of any kind folded to single spaces, none at the ends; invisible characters (soft
/// hyphens, zero-width spaces) left out.
std::string fold_space(std::string_view text);

/// The same, but line ends stay: any white space with a line end in it becomes one line end.
std::string fold_lines(std::string_view text);

}  // namespace parser
