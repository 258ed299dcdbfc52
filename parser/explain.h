#pragma once

#include <string>
#include <vector>

#include "parser/parser.h"

namespace parser {

/// What the recipe that fits these bytes reads from them, one line a field: what it found, or that
/// it found nothing, with the recipe's line. For who writes or mends a recipe; the page's own
/// markup is not asked, and no reviewer's name is shown.
std::vector<std::string> explain(const Input& input, const Recipes& recipes);

}  // namespace parser
