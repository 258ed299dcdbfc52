#include "store/confirmations.h"

#include "store/known_reviews.h"

namespace store {
namespace {

/// ?1 is the listing, ?2 the review or an array of them, ?3 the moment, ?4 this reading.
struct Note {
    explicit Note(const std::string& sql)
        : one{sql + "= ?2"},
          many{sql + "= ANY (CAST(?2 AS bigint[]))"},
          says_reading{sql.find("?4") != std::string::npos} {}

    std::string one;
    std::string many;
    bool says_reading;
};

const Note& note_of(std::size_t kind) {
    static const std::array<Note, 3> notes{
        Note{"UPDATE review SET last_seen = ?3 WHERE listing_id = ?1 AND identity "},
        Note{"UPDATE review SET first_seen = {least}(first_seen, ?3), "
             "last_seen = {greatest}(last_seen, ?3), "
             "reading = CASE WHEN seen = ?3 THEN ?4 ELSE reading END "
             "WHERE listing_id = ?1 AND identity "},
        Note{"UPDATE review_past SET reading = ?4 "
             "WHERE listing_id = ?1 AND seen = ?3 AND identity "}};
    return notes.at(kind);
}

}  // namespace

void Confirmations::read_again(const ReviewKey& key, model::Instant seen, bool has_past) {
    note(again, key, seen);
    if (has_past) note(again_in_past, key, seen);
}

void Confirmations::note(Kind kind, const ReviewKey& key, model::Instant seen) {
    if (connection_.dialect() == Dialect::postgresql) {
        if (key.listing_id != listing_ || seen != seen_) flush();
        listing_ = key.listing_id;
        seen_ = seen;
        gathered_.insert(key.identity);
        reviews_.at(kind).push_back(key);
        return;
    }
    Query query{connection_.use(note_of(kind).one)};
    query.with(key.listing_id).with(key.identity).with(seen);
    if (note_of(kind).says_reading) query.with(reading_);
    query.run();
}

void Confirmations::settle(const ReviewKey& key) {
    if (key.listing_id == listing_ && gathered_.contains(key.identity)) flush();
}

void Confirmations::flush() {
    for (std::size_t kind = 0; kind < reviews_.size(); ++kind) {
        std::vector<ReviewKey>& reviews = reviews_.at(kind);
        if (reviews.empty()) continue;
        const std::string array = array_of(reviews);
        Query query{connection_.use(note_of(kind).many)};
        query.with(listing_).with(array).with(seen_);
        if (note_of(kind).says_reading) query.with(reading_);
        query.run();
        reviews.clear();
    }
    gathered_.clear();
}

}  // namespace store
