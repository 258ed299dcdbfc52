#include <algorithm>
#include <set>

#include "parser/blocked.h"
#include "parser/listing.h"
#include "parser/merge.h"
#include "parser/opened.h"
#include "parser/privacy.h"
#include "parser/schema_org.h"
#include "parser/url.h"

namespace parser {
namespace {

void mask(std::vector<model::Listing>& listings) {
    for (model::Listing& listing : listings)
        for (model::Review& review : listing.reviews) {
            review.title = masked(review.title);
            const bool boxes_only = review.text == text_of_boxes(review);
            review.praise = masked(review.praise);
            review.criticism = masked(review.criticism);
            review.text = boxes_only ? text_of_boxes(review) : masked(review.text);
        }
}

void add_links(const std::vector<Link>& links, Extraction& extraction) {
    std::set<std::string> known;
    for (const Link& link : extraction.links) known.insert(link.url);
    for (const Link& link : links)
        if (!link.url.empty() && known.insert(link.url).second) extraction.links.push_back(link);
}

/// The next page: as the recipe says, else as the page itself says.
void add_next(const Opened& opened, const std::optional<Page>& page, Extraction& extraction) {
    if (page) add_links(read_links(*page), extraction);
    const std::string& next = opened.facts.next;
    if (extraction.links.empty() && next != opened.facts.url) add_links({{next, true}}, extraction);
}

void add_item_links(Extraction& extraction) {
    std::vector<Link> links;
    for (const model::Listing& listing : extraction.listings)
        for (const model::Item& item : listing.items)
            links.push_back({resolve("", item.url), false});
    add_links(links, extraction);
}

bool read_nothing(const Extraction& extraction) {
    return std::all_of(
        extraction.listings.begin(), extraction.listings.end(), [](const model::Listing& listing) {
            return !listing.aggregate && listing.reviews.empty() && listing.items.empty();
        });
}

std::vector<model::Listing> read_markup(const Opened& opened, const Input& input,
                                        const AuthorKey& author_key,
                                        std::vector<model::Skipped>& problems) {
    const PageFacts& facts = opened.facts;
    const bool wanted = opened.document && (!opened.layout || opened.layout->recipe->markup);
    if (!wanted) return {};
    auto listings = listings_from_markup(*opened.document, facts.url, input.fetched, facts.lang,
                                         author_key, problems);
    for (model::Listing& listing : listings)
        if (listing.url == facts.url) listing.url = facts.identity;
    return listings;
}

/// The recipe's listings; the page's own markup fills the gaps of the one business.
std::vector<model::Listing> read_by_recipe(const Page& page, std::vector<model::Listing> markup) {
    auto listings = read_listings(page);
    if (listings.size() == 1 && listings.front().items.empty())
        fill_from_markup(listings.front(), std::move(markup));
    listings.erase(std::remove_if(listings.begin(), listings.end(),
                                  [](const auto& listing) { return !says_something(listing); }),
                   listings.end());
    return listings;
}

}  // namespace

Extraction extract(const Input& input, const Recipes& recipes, const AuthorKey& author_key) {
    Extraction extraction;
    const auto opened = open_input(input, recipes);
    if (opened) {
        const Opened& it = **opened;
        auto markup = read_markup(it, input, author_key, extraction.problems);
        std::optional<Page> page;
        if (it.layout) page.emplace(page_of(it, input, author_key));
        extraction.listings = page ? read_by_recipe(*page, std::move(markup)) : std::move(markup);
        add_next(it, page, extraction);
    } else {
        extraction.problems.push_back(opened.error());
    }
    if (read_nothing(extraction)) extraction.blocked = sign_of_block(input.bytes);
    if (!extraction.blocked.empty()) extraction.listings.clear();
    add_item_links(extraction);
    mask(extraction.listings);
    return extraction;
}

}  // namespace parser
