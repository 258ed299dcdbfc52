#include "store/review_bulk.h"

#include "store/review_rows.h"

namespace store {
namespace {

constexpr std::size_t too_few = 8;       // fewer are stored sooner one by one
constexpr std::size_t at_a_time = 5000;  // some 5 MB

}  // namespace

ReviewBulk::ReviewBulk(Connection& connection)
    : reviews_{connection.engine().bulk("review", new_review_columns)},
      texts_{connection.engine().bulk("review_text",
                                      "listing_id, identity, title, text, praise, criticism")} {}

bool ReviewBulk::begin(std::int64_t listing_id, std::size_t count) {
    known_.clear();
    pending_.clear();
    listing_ = reviews_ && count >= too_few ? listing_id : 0;
    if (listing_ != 0 && gathered_.contains(listing_id)) flush();
    return listing_ != 0;
}

bool ReviewBulk::is_new(const ReviewKey& key) const {
    return listing_ != 0 && key.listing_id == listing_ && !known_.contains(key.identity);
}

bool ReviewBulk::is_known(const ReviewKey& key) const {
    return listing_ != 0 && key.listing_id == listing_ && known_.contains(key.identity);
}

void ReviewBulk::add(NewReview place, const model::Review& review) {
    const ReviewKey key = place.key;
    const bool texts = has_text(review);
    {
        Query row{*reviews_};
        if (texts) place.text_id = key.identity;
        with_new_review(row, place, review);
        row.run();
    }
    if (texts) {
        Query row{*texts_};
        row.with(key.listing_id).with(key.identity);
        with_texts(row, review);
        row.run();
    }
    known_.insert(key.identity);
    pending_.insert(key.identity);
    gathered_.insert(key.listing_id);
    if (++rows_ == at_a_time) flush();
}

void ReviewBulk::settle(const ReviewKey& key) {
    const bool here = key.listing_id == listing_;
    if (here ? pending_.contains(key.identity) : gathered_.contains(key.listing_id)) flush();
}

void ReviewBulk::flush() {
    if (rows_ == 0) return;
    reviews_->flush();
    texts_->flush();
    gathered_.clear();
    pending_.clear();
    rows_ = 0;
}

}  // namespace store
