#include "store/saving.h"

#include "store/absences.h"
#include "store/identity.h"
#include "store/listing_rows.h"
#include "store/page_rows.h"
#include "store/review_rows.h"

namespace store {
namespace {

/// What one call stores.
class Saving {
  public:
    Saving(Connection& connection, const PageState* page, std::int64_t reading)
        : connection_{connection}, page_{page}, reading_{reading}, reviews_{connection, reading} {}

    void put(const model::Listing& listing);
    const Saved& saved() const { return saved_; }
    const std::vector<std::int64_t>& listing_ids() const { return listing_ids_; }
    const std::vector<ShownReview>& shown() const { return shown_; }

  private:
    void put_reviews(std::int64_t id, const model::Listing& listing, model::Instant seen);

    Connection& connection_;
    const PageState* page_;
    std::int64_t reading_;
    ReviewWriter reviews_;
    Saved saved_;
    std::vector<std::int64_t> listing_ids_;
    std::vector<ShownReview> shown_;
};

/// A page without a figure of its own is a list when it has items. What has neither URL nor name
/// cannot be told from anything else.
bool is_listing(const model::Listing& listing) {
    const bool named = !listing.business.name.empty();
    if (listing.aggregate || !listing.reviews.empty()) return named || !listing.url.empty();
    return listing.items.empty() && named && !listing.url.empty();
}

bool is_listing(const model::Item& item) {
    return !item.business.name.empty() && (!item.url.empty() || item.aggregate);
}

void Saving::put(const model::Listing& listing) {
    const bool dated = listing.fetched != model::Instant{} || page_ == nullptr;
    const model::Instant seen = dated ? listing.fetched : page_->fetched;
    if (is_listing(listing)) {
        const std::int64_t id =
            put_listing(connection_,
                        {listing.source, listing.recipe, listing.url, listing.business,
                         listing.aggregate, true, seen, reading_},
                        saved_);
        listing_ids_.push_back(id);
        put_reviews(id, listing, seen);
    }
    for (const model::Item& item : listing.items) {
        if (!is_listing(item)) continue;
        listing_ids_.push_back(put_listing(connection_,
                                           {listing.source, listing.recipe, item.url, item.business,
                                            item.aggregate, false, seen, reading_},
                                           saved_));
    }
}

void Saving::put_reviews(std::int64_t id, const model::Listing& listing, model::Instant seen) {
    Twins twins;
    std::vector<ShownReview> shown;
    for (const model::Review& review : listing.reviews) {
        const int twin = twins.number(review);
        shown.push_back({id, review_identity(review, twin)});
        switch (reviews_.put(id, review, twin, seen)) {
            case ReviewWriter::Outcome::added:
                ++saved_.reviews;
                break;
            case ReviewWriter::Outcome::changed:
                ++saved_.changed;
                break;
            case ReviewWriter::Outcome::known:
                break;
        }
    }
    put_returned(connection_, shown, seen);
    if (page_ != nullptr) shown_.insert(shown_.end(), shown.begin(), shown.end());
}

}  // namespace

Saved put_listings(Connection& connection, const std::vector<model::Listing>& listings,
                   const PageState* page, std::int64_t reading) {
    Saving saving{connection, page, reading};
    for (const model::Listing& listing : listings) saving.put(listing);
    if (page != nullptr) {
        const std::int64_t id =
            put_page(connection, *page, saving.listing_ids(), saving.saved().anything());
        put_shown(connection, id, saving.shown());
    }
    return saving.saved();
}

std::int64_t next_reading(Connection& connection) {
    Query{connection.use("UPDATE reading SET last = last + 1")}.run();
    Query query{connection.use("SELECT last FROM reading")};
    query.next();
    return query.whole(0);
}

}  // namespace store
