#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "parser/json.h"
#include "parser/place.h"
#include "parser/recipes.h"

namespace parser {

/// The recipe that a page's layout asks for, and where it reads from.
struct Layout {
    const Recipe* recipe = nullptr;
    Place root;
};

/// Whether a recipe reads the JSON in a page's script and nothing else of it.
bool needs_script_only(const Recipe& recipe);

/// The recipe whose fingerprint fits an HTML page; those that name the page's host are tried first,
/// and of these the ones that need only its scripts.
/// JSON inside of scripts is kept in `scripts` as long as it is read from.
std::optional<Layout> layout_of_page(const Document& page, const std::string& url,
                                     const Recipes& recipes, std::vector<JsonDocument>& scripts);

/// Those of them alone that name the host and need only scripts; where there are none, the page
/// is not asked for. `page` gives it with its scripts at least.
std::optional<Layout> layout_of_scripts(const std::function<const Document*()>& page,
                                        const std::string& url, const Recipes& recipes,
                                        std::vector<JsonDocument>& scripts);

/// The same for a JSON feed.
std::optional<Layout> layout_of_feed(const JsonDocument& feed, const std::string& url,
                                     const Recipes& recipes);

}  // namespace parser
