#pragma once

#include <rapidjson/fwd.h>
#include <string>
#include <string_view>
#include <vector>

#include "parser/json.h"
#include "parser/recipe.h"

namespace parser {

/// A place that a recipe reads from: an element of a page, or a value of a feed.
struct Place {
    Element element;
    const Json* value = nullptr;
    std::string_view key;  ///< the member's name, where the value is a member of an object
    explicit operator bool() const { return value != nullptr || static_cast<bool>(element); }
};

/// All places under `scope` where `path` leads, in the page's order. For JSON an array or object at
/// the path's end counts as one place.
std::vector<Place> places(const Path& path, const Place& scope);

/// The same for rows, reviews and items: an array or object at the end of a pointer counts as its
/// elements or members, and an element inside of another one that was found does not count.
std::vector<Place> each_place(const Path& path, const Place& scope);

}  // namespace parser
