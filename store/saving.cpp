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
    Saving(Connection& connection, const PageState* page, const Admission& admission)
        : connection_{connection},
          page_{page},
          admission_{admission},
          reviews_{connection, admission.reading} {}

    void put(const model::Listing& listing);
    void finish() { reviews_.finish(); }
    const Saved& saved() const { return saved_; }
    const std::vector<std::int64_t>& listing_ids() const { return listing_ids_; }
    const std::vector<ReviewKey>& shown() const { return shown_; }

  private:
    std::optional<std::int64_t> put(const ListingSighting& sighting);
    void put_reviews(std::int64_t id, const model::Listing& listing, model::Instant seen);
    std::optional<model::Review> admitted(const ReviewKey& key, std::uint64_t listing,
                                          const model::Review& review, model::Instant seen);
    void put_review(const ReviewKey& key, const model::Review& review, int twin,
                    model::Instant seen);

    Connection& connection_;
    const PageState* page_;
    const Admission& admission_;
    ReviewWriter reviews_;
    Saved saved_;
    std::vector<std::int64_t> listing_ids_;
    std::vector<ReviewKey> shown_;
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

/// Nothing where the listing was forgotten.
std::optional<std::int64_t> Saving::put(const ListingSighting& sighting) {
    const std::string key = listing_key(sighting.url, sighting.business);
    if (!admission_.kept_out.empty() &&
        admission_.kept_out.has(KeptOut::mark(sighting.source, key))) {
        ++saved_.kept_out;
        return std::nullopt;
    }
    listing_ids_.push_back(put_listing(connection_, sighting, saved_));
    return listing_ids_.back();
}

void Saving::put(const model::Listing& listing) {
    const bool dated = listing.fetched != model::Instant{} || page_ == nullptr;
    const model::Instant seen = dated ? listing.fetched : page_->fetched;
    if (is_listing(listing)) {
        const auto id = put({listing.source, listing.recipe, listing.url, listing.business,
                             listing.aggregate, true, seen, admission_.reading});
        if (id) put_reviews(*id, listing, seen);
    }
    for (const model::Item& item : listing.items) {
        if (!is_listing(item)) continue;
        put({listing.source, listing.recipe, item.url, item.business, item.aggregate, false, seen,
             admission_.reading});
    }
}

/// The day before which a review must not lie; an undated one counts from when it was first seen.
model::Day day_of(const ReviewKey& key, const model::Review& review, model::Instant seen,
                  ReviewWriter& reviews) {
    if (review.date) return review.date->first;
    return std::chrono::floor<std::chrono::days>(
        std::min(seen, reviews.first_seen(key).value_or(seen)));
}

/// What of a review may be stored: all, its figures only, or nothing.
std::optional<model::Review> Saving::admitted(const ReviewKey& key, std::uint64_t listing,
                                              const model::Review& review, model::Instant seen) {
    if (admission_.kept_out.has(listing, key.identity)) return std::nullopt;
    const Retention& keep = admission_.retention;
    if (!keep.any()) return review;
    const model::Day day = day_of(key, review, seen, reviews_);
    if (keep.reviews_from && day < *keep.reviews_from) return std::nullopt;
    model::Review kept = review;
    if (keep.words_from && day < *keep.words_from) {
        for (std::string* words :
             {&kept.title, &kept.text, &kept.praise, &kept.criticism, &kept.author_key})
            words->clear();
    }
    return kept;
}

void Saving::put_review(const ReviewKey& key, const model::Review& review, int twin,
                        model::Instant seen) {
    switch (reviews_.put(key, review, twin, seen)) {
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

void Saving::put_reviews(std::int64_t id, const model::Listing& listing, model::Instant seen) {
    const bool all = admission_.kept_out.empty() && !admission_.retention.any();
    const std::uint64_t mark =
        all ? 0 : KeptOut::mark(listing.source, listing_key(listing.url, listing.business));
    Twins twins;
    std::vector<int> numbers;
    std::vector<ReviewKey> shown;
    for (const model::Review& review : listing.reviews) {
        numbers.push_back(twins.number(review));
        shown.push_back({id, review_identity(review, numbers.back())});
    }
    reviews_.expect(id, shown);
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const model::Review& review = listing.reviews[i];
        const ReviewKey& key = shown[i];
        if (all) {
            put_review(key, review, numbers[i], seen);
        } else if (const auto kept = admitted(key, mark, review, seen)) {
            put_review(key, *kept, numbers[i], seen);
        } else {
            ++saved_.kept_out;
        }
    }
    put_returned(connection_, shown, seen);
    if (page_ != nullptr) shown_.insert(shown_.end(), shown.begin(), shown.end());
}

}  // namespace

Saved put_listings(Connection& connection, const std::vector<model::Listing>& listings,
                   const PageState* page, const Admission& admission) {
    Saving saving{connection, page, admission};
    for (const model::Listing& listing : listings) saving.put(listing);
    saving.finish();
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
