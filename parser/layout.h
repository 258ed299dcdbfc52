#pragma once

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

/// The recipe whose fingerprint fits an HTML page; those that name the page's host are tried first.
/// JSON inside of scripts is kept in `scripts` as long as it is read from.
std::optional<Layout> layout_of_page(const Document& page, const std::string& url,
                                     const Recipes& recipes, std::vector<JsonDocument>& scripts);

/// The same for a JSON feed.
std::optional<Layout> layout_of_feed(const JsonDocument& feed, const std::string& url,
                                     const Recipes& recipes);

}  // namespace parser
