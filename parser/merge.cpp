#include "parser/merge.h"

#include <algorithm>
#include <string>

#include "parser/ascii.h"

namespace parser {
namespace {

/// Letters and digits only, so that "Café  X" and "café x" are one name.
std::string key_of(const std::string& name) {
    std::string key;
    for (const char c : lower(name))
        if (is_alpha(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80) key += c;
    return key;
}

/// The markup about the same business: of its name, or the only one there is.
model::Listing* about(const model::Listing& listing, std::vector<model::Listing>& markup) {
    const std::string key = key_of(listing.business.name);
    const auto same = std::find_if(markup.begin(), markup.end(), [&](const auto& other) {
        return !key.empty() && key_of(other.business.name) == key;
    });
    if (same != markup.end()) return &*same;
    if (markup.size() != 1) return nullptr;
    const bool nameless = key.empty() || markup.front().business.name.empty();
    return nameless ? &markup.front() : nullptr;
}

void fill(std::string& field, std::string& other) {
    if (field.empty()) field = std::move(other);
}

void fill(model::Business& business, model::Business& other) {
    fill(business.name, other.name);
    fill(business.category, other.category);
    fill(business.address, other.address);
    fill(business.postcode, other.postcode);
    fill(business.city, other.city);
    fill(business.country, other.country);
    fill(business.phone, other.phone);
    if (!business.lat || !business.lon) {
        business.lat = other.lat;
        business.lon = other.lon;
    }
}

}  // namespace

void fill_from_markup(model::Listing& listing, std::vector<model::Listing> markup) {
    model::Listing* const other = about(listing, markup);
    if (!other) return;
    fill(listing.business, other->business);
    fill(listing.url, other->url);
    if (!listing.aggregate) {
        listing.aggregate = std::move(other->aggregate);
    } else if (other->aggregate) {
        if (!listing.aggregate->score) listing.aggregate->score = other->aggregate->score;
        if (!listing.aggregate->count) listing.aggregate->count = other->aggregate->count;
    }
    if (listing.reviews.empty()) listing.reviews = std::move(other->reviews);
    listing.skipped.insert(listing.skipped.end(), other->skipped.begin(), other->skipped.end());
}

}  // namespace parser
