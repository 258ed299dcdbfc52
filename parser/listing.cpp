#include "parser/listing.h"

#include <algorithm>
#include <map>
#include <set>

#include "parser/numbers.h"
#include "parser/reviews.h"
#include "parser/scores.h"
#include "parser/url.h"

namespace parser {
namespace {

model::Business read_business(const BusinessFields& fields, const Place& place, const Page& page) {
    model::Business business;
    business.name = find_text(fields.name, place, page);
    business.category = find_text(fields.category, place, page);
    business.address = find_text(fields.address, place, page);
    business.postcode = find_text(fields.postcode, place, page);
    business.city = find_text(fields.city, place, page);
    business.country = find_text(fields.country, place, page);
    business.phone = find_text(fields.phone, place, page);
    business.lat = read_number(find_text(fields.lat, place, page));
    business.lon = read_number(find_text(fields.lon, place, page));
    const bool on_earth = business.lat && business.lon && *business.lat >= -90 &&
                          *business.lat <= 90 && *business.lon >= -180 && *business.lon <= 180 &&
                          (*business.lat != 0 || *business.lon != 0);
    if (!on_earth) business.lat = business.lon = std::nullopt;
    return business;
}

std::vector<model::Item> read_items(const Place& place, const Page& page,
                                    std::vector<model::Skipped>& skipped) {
    const ItemFields& fields = page.recipe.items;
    std::vector<model::Item> items;
    std::set<std::pair<std::string, std::string>> seen;
    if (!fields.each) return items;
    for (const Place& each : each_place(*fields.each, place)) {
        if (is_excluded(each, page)) continue;
        model::Item item;
        item.business = read_business(fields.business, each, page);
        if (item.business.name.empty()) continue;
        item.url = find_url(fields.business.url, each, page);
        item.aggregate = find_aggregate(fields.aggregate, each, page, skipped);
        if (seen.emplace(item.business.name, item.url).second) items.push_back(std::move(item));
    }
    return items;
}

/// The address that names the business on every page about it. A page may name no other site's.
std::string identity(const Place& place, const Page& page) {
    const std::string own = find_url(page.recipe.business.url, place, page);
    const bool same_site = page.url.empty() || host_of(own) == host_of(page.url);
    return !own.empty() && same_site ? own : page.url;
}

model::Listing read_listing(const Place& place, const std::vector<Place>& reviews,
                            const Page& page) {
    model::Listing listing;
    listing.source = page.recipe.source;
    listing.recipe = page.recipe.name;
    listing.fetched = page.fetched;
    listing.url = identity(place, page);
    listing.business = read_business(page.recipe.business, place, page);
    listing.aggregate = find_aggregate(page.recipe.aggregate, place, page, listing.skipped);
    listing.reviews = read_reviews(reviews, page, listing.skipped);
    listing.items = read_items(place, page, listing.skipped);
    return listing;
}

std::vector<Place> reviews_of(const Place& place, const Page& page) {
    const auto& each = page.recipe.reviews.each;
    return each ? each_place(*each, place) : std::vector<Place>{};
}

/// Feeds of reviews of several businesses: those that share a key, in the order of their first.
std::vector<model::Listing> read_groups(const std::vector<Place>& elements, const Page& page) {
    std::vector<std::vector<Place>> groups;
    std::map<std::string, std::size_t> index;
    for (const Place& element : elements) {
        const std::string key = find_text(page.recipe.businesses.by, element, page);
        const auto group = index.emplace(key, groups.size()).first->second;
        if (group == groups.size()) groups.emplace_back();
        groups[group].push_back(element);
    }
    std::vector<model::Listing> listings;
    for (const auto& members : groups)
        listings.push_back(read_listing(members.front(), members, page));
    return listings;
}

}  // namespace

bool says_something(const model::Listing& listing) {
    return !listing.business.name.empty() || listing.aggregate || !listing.reviews.empty() ||
           !listing.items.empty() || !listing.skipped.empty();
}

std::vector<model::Listing> read_listings(const Page& page) {
    const BusinessesFields& several = page.recipe.businesses;
    std::vector<model::Listing> listings;
    if (!several.each) {
        listings.push_back(read_listing(page.root, reviews_of(page.root, page), page));
    } else if (!several.by.empty()) {
        listings = read_groups(each_place(*several.each, page.root), page);
    } else {
        for (const Place& place : each_place(*several.each, page.root))
            listings.push_back(read_listing(place, reviews_of(place, page), page));
    }
    return listings;
}

std::vector<Link> read_links(const Page& page) {
    std::vector<Link> links;
    const std::string next = find_url(page.recipe.next, page.root, page);
    if (!next.empty() && next != page.url) links.push_back({next, true});
    return links;
}

}  // namespace parser
