#pragma once

#include <string_view>
#include <tl/expected.hpp>

#include "parser/recipe.h"
#include "parser/recipes.h"

namespace parser {

/// Reads a recipe from TOML. Strict: an unknown key, a wrong type, a missing part, a bad selector
/// or a bad pattern is refused with its line.
tl::expected<Recipe, RecipeError> read_recipe(std::string_view file, std::string_view toml);

}  // namespace parser
