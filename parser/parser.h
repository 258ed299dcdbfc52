#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/listing.h"
#include "parser/recipes.h"

namespace parser {

/// A page's bytes as fetched or saved, and what is known about them.
struct Input {
    std::string_view bytes;
    std::string url;           ///< empty: the page's canonical link or its layout decides
    std::string content_type;  ///< of the HTTP header; empty: look at the bytes
    model::Instant fetched{};  ///< relative dates count from here
};

/// Turns a reviewer's name or account into a key that is safe to keep; empty result: keep none.
using AuthorKey = std::function<std::string(std::string_view)>;

/// A link worth following: an item of a list, or the next page of this one.
struct Link {
    std::string url;
    bool next = false;
};

struct Extraction {
    std::vector<model::Listing> listings;
    std::vector<Link> links;               ///< absolute, http or https, without duplicates
    std::vector<model::Skipped> problems;  ///< of the page as a whole: "not HTML", bad JSON-LD, …
    std::string
        blocked;  ///< what shows that this is a bot challenge or login wall; empty: it is not
};

/// Reads everything that a page states about businesses and their reviews: by the first recipe
/// whose fingerprint fits, by schema.org and hReview markup where none does. Never throws for what
/// stands on a page; whatever is refused is told.
Extraction extract(const Input& input, const Recipes& recipes, const AuthorKey& author_key);

}  // namespace parser
