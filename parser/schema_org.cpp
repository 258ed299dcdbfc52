#include "parser/schema_org.h"

#include <algorithm>
#include <cmath>

#include "parser/schema_choice.h"
#include "parser/structured.h"
#include "parser/url.h"

namespace parser {
namespace {

using schema::Entity;

/// Of several syntaxes' headlines, that which stands in the page's own text where one does: sites
/// put unrounded means into JSON-LD that they do not show.
std::optional<model::Aggregate> headline(const Entity& entity) {
    std::optional<model::Aggregate> chosen;
    for (const auto syntax : {Syntax::microdata, Syntax::rdfa, Syntax::hreview, Syntax::json_ld}) {
        const auto found = entity.aggregates.find(syntax);
        if (found == entity.aggregates.end()) continue;
        const bool better = chosen && !chosen->count && found->second.count;
        if (!chosen || better) chosen = found->second;
    }
    return chosen;
}

/// How much a syntax's reviews say, to choose between syntaxes that repeat each other.
std::size_t worth(const std::vector<model::Review>& reviews) {
    std::size_t sum = 0;
    for (const auto& review : reviews)
        sum += 8 + (review.score ? 8U : 0U) + (review.date ? 2U : 0U) +
               (review.text.empty() ? 0U : 2U) + (review.title.empty() ? 0U : 1U);
    return sum;
}

std::vector<model::Review> fullest(Entity& entity) {
    std::vector<model::Review>* best = nullptr;
    for (auto& [syntax, reviews] : entity.reviews) {
        if (best == nullptr || worth(reviews) > worth(*best)) best = &reviews;
    }
    return best == nullptr ? std::vector<model::Review>{} : std::move(*best);
}

bool only_hreview(const Entity& entity) {
    const auto classic = [](const auto& one) { return one.first == Syntax::hreview; };
    return std::all_of(entity.aggregates.begin(), entity.aggregates.end(), classic) &&
           std::all_of(entity.reviews.begin(), entity.reviews.end(), classic);
}

model::Listing start(const std::string& url, model::Instant fetched, bool hreview) {
    model::Listing listing;
    listing.source = host_of(url);
    listing.recipe = hreview ? "hreview" : "schema.org";
    listing.url = url;
    listing.fetched = fetched;
    return listing;
}

model::Listing listing_of(Entity entity, const schema::PageNames& names, const std::string& url,
                          model::Instant fetched) {
    auto listing = start(url, fetched, only_hreview(entity));
    listing.business = std::move(entity.business);
    if (listing.business.name.empty()) listing.business.name = names.best;
    listing.aggregate = headline(entity);
    listing.reviews = schema::without_copies(fullest(entity));
    listing.skipped = std::move(entity.skipped);
    for (auto& review : listing.reviews) {
        if (review.title == listing.business.name) review.title.clear();
    }
    return listing;
}

model::Listing list_of(std::vector<Entity> entities, const std::string& url,
                       model::Instant fetched) {
    auto listing = start(url, fetched, std::all_of(entities.begin(), entities.end(), only_hreview));
    for (auto& entity : entities) {
        model::Item item;
        item.aggregate = headline(entity);
        item.business = std::move(entity.business);
        if (!entity.url.empty()) item.url = resolve(url, entity.url);
        std::move(entity.skipped.begin(), entity.skipped.end(),
                  std::back_inserter(listing.skipped));
        if (!item.business.name.empty()) listing.items.push_back(std::move(item));
    }
    return listing;
}

}  // namespace

std::vector<model::Listing> listings_from_markup(
    const Document& page, const std::string& page_url, model::Instant fetched,
    const std::string& lang, const std::function<std::string(std::string_view)>& author_key,
    std::vector<model::Skipped>& problems) {
    const auto things = read_structured(page, problems);
    if (things.all.empty()) return {};
    const auto names = schema::names_of(page, page_url);
    const schema::PageFacts facts{page_url, lang, fetched, author_key};
    auto subject = schema::choose(schema::find_entities(schema::Graph{things}, facts), names);
    std::vector<model::Listing> listings;
    const auto url = page_url.empty() ? resolve("", names.url) : page_url;
    if (subject.entity) {
        listings.push_back(listing_of(std::move(*subject.entity), names, url, fetched));
    } else if (!subject.items.empty()) {
        listings.push_back(list_of(std::move(subject.items), url, fetched));
    }
    auto& told = listings.empty() ? problems : listings.front().skipped;
    std::move(subject.skipped.begin(), subject.skipped.end(), std::back_inserter(told));
    return listings;
}

}  // namespace parser
