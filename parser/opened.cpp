#include "parser/opened.h"

#include "parser/charset.h"
#include "parser/media.h"
#include "parser/skeleton.h"
#include "parser/url.h"

namespace parser {
namespace {

using Result = tl::expected<std::unique_ptr<Opened>, model::Skipped>;

/// A page of a site whose recipe needs only a script: the rest of it is not made a tree of.
std::unique_ptr<Opened> open_scripts(const Input& input, std::string_view utf8,
                                     const Recipes& recipes) {
    auto opened = std::make_unique<Opened>();
    const auto skeleton = [&]() -> const Document* {
        if (opened->document) return &*opened->document;
        auto document = Document::parse(skeleton_of(utf8));
        return document ? &opened->document.emplace(std::move(*document)) : nullptr;
    };
    opened->layout = layout_of_scripts(skeleton, resolve("", input.url), recipes, opened->scripts);
    if (!opened->layout) return nullptr;
    opened->facts = facts_of(*opened->document, input.url);
    return opened;
}

Result open_page(const Input& input, std::string utf8, const Recipes& recipes) {
    if (auto opened = open_scripts(input, utf8, recipes)) return opened;
    auto document = Document::parse(std::move(utf8));
    if (!document) return tl::unexpected(model::Skipped{"page", document.error()});
    auto opened = std::make_unique<Opened>();
    opened->document.emplace(std::move(*document));
    opened->facts = facts_of(*opened->document, input.url);
    opened->layout = layout_of_page(*opened->document, opened->facts.url, recipes, opened->scripts);
    return opened;
}

Result open_feed(const Input& input, std::string_view utf8, const Recipes& recipes) {
    auto feed = JsonDocument::parse(utf8);
    if (!feed) return tl::unexpected(model::Skipped{"feed", feed.error()});
    auto opened = std::make_unique<Opened>();
    opened->feed.emplace(std::move(*feed));
    opened->facts.url = opened->facts.base = opened->facts.identity = resolve("", input.url);
    opened->layout = layout_of_feed(*opened->feed, opened->facts.url, recipes);
    if (!opened->layout) return tl::unexpected(model::Skipped{"feed", "no recipe knows this JSON"});
    return opened;
}

}  // namespace

Result open_input(const Input& input, const Recipes& recipes) {
    const MediaKind kind = media_of(input.bytes, input.content_type);
    if (kind.media == Media::other)
        return tl::unexpected(model::Skipped{"page", "neither HTML nor JSON: " + kind.why});
    std::string utf8 = to_utf8(input.bytes, input.content_type);
    return kind.media == Media::html ? open_page(input, std::move(utf8), recipes)
                                     : open_feed(input, utf8, recipes);
}

Page page_of(const Opened& opened, const Input& input, const AuthorKey& author_key) {
    const Recipe& recipe = *opened.layout->recipe;
    const PageFacts& facts = opened.facts;
    Page page{recipe,
              opened.layout->root,
              facts.url,
              facts.base,
              facts.lang.empty() ? recipe.lang : facts.lang,
              input.fetched,
              author_key};
    page.excluded = excluded_elements(recipe, page.root);
    return page;
}

}  // namespace parser
