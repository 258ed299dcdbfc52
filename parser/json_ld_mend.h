#pragma once

#include <string>
#include <string_view>

namespace parser {

/// Broken JSON as it is met in pages, made into JSON where it can be: comments, CDATA and HTML
/// comment marks, raw line ends and control characters in strings, quotes that nobody escaped,
/// stray or missing brackets, superfluous commas and semicolons. Several values side by side become
/// one array.
std::string mended_json(std::string_view text);

}  // namespace parser
