#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "model/date.h"
#include "model/listing.h"
#include "parser/parser.h"
#include "parser/place.h"

namespace parser {

/// One page while a recipe reads it.
struct Page {
    const Recipe& recipe;
    Place root;
    std::string url;   ///< of the page, where it is known
    std::string base;  ///< what its links are relative to
    std::string lang;  ///< "nl", "en-gb": the page's own, else the recipe's
    model::Instant fetched{};
    const AuthorKey& author_key;
    std::unordered_set<const GumboInternalNode*> excluded{};
};

/// What a field gave.
struct Found {
    std::string text;
    bool literal = false;  ///< by the recipe, not by the page
    Step::Epoch epoch = Step::Epoch::none;
};

/// The elements that the recipe's `exclude` names, and all inside of them.
std::unordered_set<const GumboInternalNode*> excluded_elements(const Recipe& recipe,
                                                               const Place& root);

/// Whether the place stands inside of something excluded.
bool is_excluded(const Place& place, const Page& page);

/// The field's first way that gives a text that is not empty.
std::optional<Found> find(const Field& field, const Place& place, const Page& page);

/// Its text, or an empty one.
std::string find_text(const Field& field, const Place& place, const Page& page);

/// Whether there is anything where the field leads, be it without text or among what is excluded:
/// an owner's reply is excluded from reading, yet it is there.
bool is_there(const Field& field, const Place& place, const Page& page);

/// An absolute http(s) address: a link's target, or the field's text.
std::string find_url(const Field& field, const Place& place, const Page& page);

}  // namespace parser
