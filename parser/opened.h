#pragma once

#include <memory>
#include <optional>
#include <tl/expected.hpp>
#include <vector>

#include "parser/field.h"
#include "parser/layout.h"
#include "parser/page_facts.h"
#include "parser/parser.h"

namespace parser {

/// A page or feed that was parsed, and the recipe that its layout asks for. Exactly one of
/// `document` and `feed` is there. It does not move: `layout` points into it.
struct Opened {
    std::optional<Document> document;
    std::optional<JsonDocument> feed;
    std::vector<JsonDocument> scripts;
    PageFacts facts;
    std::optional<Layout> layout;
};

/// The error says why the bytes cannot be read at all.
tl::expected<std::unique_ptr<Opened>, model::Skipped> open_input(const Input& input,
                                                                 const Recipes& recipes);

/// What the layout's recipe reads from; `opened` must have a layout and outlive the result.
Page page_of(const Opened& opened, const Input& input, const AuthorKey& author_key);

}  // namespace parser
