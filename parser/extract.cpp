#include <algorithm>
#include <set>

#include "parser/blocked.h"
#include "parser/charset.h"
#include "parser/layout.h"
#include "parser/listing.h"
#include "parser/media.h"
#include "parser/merge.h"
#include "parser/page_facts.h"
#include "parser/parser.h"
#include "parser/privacy.h"
#include "parser/schema_org.h"
#include "parser/url.h"

namespace parser {
namespace {

void mask(std::vector<model::Listing>& listings) {
    for (model::Listing& listing : listings)
        for (model::Review& review : listing.reviews) {
            review.title = masked(review.title);
            review.text = masked(review.text);
        }
}

void add_links(const std::vector<Link>& links, Extraction& extraction) {
    std::set<std::string> known;
    for (const Link& link : extraction.links) known.insert(link.url);
    for (const Link& link : links)
        if (!link.url.empty() && known.insert(link.url).second) extraction.links.push_back(link);
}

void add_item_links(Extraction& extraction) {
    std::vector<Link> links;
    for (const model::Listing& listing : extraction.listings)
        for (const model::Item& item : listing.items)
            links.push_back({resolve("", item.url), false});
    add_links(links, extraction);
}

bool read_nothing(const Extraction& extraction) {
    return std::all_of(extraction.listings.begin(), extraction.listings.end(),
                       [](const model::Listing& listing) {
                           return !listing.aggregate && listing.reviews.empty() &&
                                  listing.items.empty();
                       });
}

/// The recipe's listings; the page's own markup fills their gaps.
void read_by_recipe(const Layout& layout, const Page& page, std::vector<model::Listing> markup,
                    Extraction& extraction) {
    extraction.listings = read_listings(page);
    add_links(read_links(page), extraction);
    if (!layout.recipe->markup) return;
    if (extraction.listings.size() == 1 && extraction.listings.front().items.empty())
        fill_from_markup(extraction.listings.front(), std::move(markup));
    else if (extraction.listings.empty())
        extraction.listings = std::move(markup);
}

void read_page(const Input& input, std::string utf8, const Recipes& recipes,
               const AuthorKey& author_key, Extraction& extraction) {
    const auto document = Document::parse(std::move(utf8));
    if (!document) {
        extraction.problems.push_back({"page", document.error()});
        return;
    }
    const PageFacts facts = facts_of(*document, input.url);
    std::vector<JsonDocument> scripts;
    const auto layout = layout_of_page(*document, facts.url, recipes, scripts);
    std::vector<model::Listing> markup;
    if (!layout || layout->recipe->markup)
        markup = listings_from_markup(*document, facts.url, input.fetched, facts.lang, author_key,
                                      extraction.problems);
    if (layout) {
        const Recipe& recipe = *layout->recipe;
        Page page{recipe, layout->root, facts.url, facts.base,
                  facts.lang.empty() ? recipe.lang : facts.lang, input.fetched, author_key};
        page.excluded = excluded_elements(recipe, page.root);
        read_by_recipe(*layout, page, std::move(markup), extraction);
    } else {
        extraction.listings = std::move(markup);
    }
    const bool next_known = std::any_of(extraction.links.begin(), extraction.links.end(),
                                        [](const Link& link) { return link.next; });
    if (!next_known && facts.next != facts.url) add_links({{facts.next, true}}, extraction);
}

void read_feed(const Input& input, std::string_view utf8, const Recipes& recipes,
               const AuthorKey& author_key, Extraction& extraction) {
    const auto feed = JsonDocument::parse(utf8);
    if (!feed) {
        extraction.problems.push_back({"feed", feed.error()});
        return;
    }
    const std::string url = resolve("", input.url);
    const auto layout = layout_of_feed(*feed, url, recipes);
    if (!layout) {
        extraction.problems.push_back({"feed", "no recipe knows this JSON"});
        return;
    }
    const Page page{*layout->recipe, layout->root, url,       url, layout->recipe->lang,
                    input.fetched,   author_key,   /*excluded*/ {}};
    extraction.listings = read_listings(page);
    add_links(read_links(page), extraction);
}

}  // namespace

Extraction extract(const Input& input, const Recipes& recipes, const AuthorKey& author_key) {
    Extraction extraction;
    const MediaKind kind = media_of(input.bytes, input.content_type);
    if (kind.media == Media::other) {
        extraction.problems.push_back({"page", "neither HTML nor JSON: " + kind.why});
        return extraction;
    }
    std::string utf8 = to_utf8(input.bytes, input.content_type);
    if (kind.media == Media::html)
        read_page(input, std::move(utf8), recipes, author_key, extraction);
    else
        read_feed(input, utf8, recipes, author_key, extraction);
    if (read_nothing(extraction)) extraction.blocked = sign_of_block(input.bytes);
    if (!extraction.blocked.empty()) extraction.listings.clear();
    add_item_links(extraction);
    mask(extraction.listings);
    return extraction;
}

}  // namespace parser
