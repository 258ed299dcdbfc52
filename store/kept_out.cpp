#include "store/kept_out.h"

#include "store/hash.h"
#include "store/identity.h"

namespace store {

std::uint64_t KeptOut::mark(const std::string& source, const std::string& key) {
    Hash hash;
    hash.add(source);
    hash.add(key);
    return hash.value();
}

bool KeptOut::shown_by(const model::Listing& listing) const {
    if (empty()) return false;
    const auto of = [&](const std::string& url, const model::Business& business) {
        return mark(listing.source, listing_key(url, business));
    };
    const std::uint64_t own = of(listing.url, listing.business);
    if (has(own)) return true;
    for (const model::Item& item : listing.items)
        if (has(of(item.url, item.business))) return true;
    Twins twins;
    for (const model::Review& review : listing.reviews)
        if (has(own, review_identity(review, twins.number(review)))) return true;
    return false;
}

}  // namespace store
