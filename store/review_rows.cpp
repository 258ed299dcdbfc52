#include "store/review_rows.h"

#include <algorithm>

#include "store/aggregate_rows.h"
#include "store/compare.h"
#include "store/numbers.h"

namespace store {

const std::string review_columns =
    "source_id, score, best, worst, proof, overall, overall_best, overall_worst, overall_proof, "
    "grade, day, precision, lang, aspects, owner_reply, author_key, title, text, praise, criticism";

namespace {

/// Binds the values of a review in the order of `review_columns`, without its texts.
/// `aspects` must live until the query has run.
void with_review(Query& query, const model::Review& review, const std::string& aspects) {
    query.with(review.id);
    with_score(query, review.score);
    with_score(query, review.overall);
    query.with(review.grade);
    if (review.date) {
        query.with(std::int64_t{review.date->first.time_since_epoch().count()});
        query.with(static_cast<std::int64_t>(review.date->precision));
    } else {
        query.with_null().with_null();
    }
    query.with(review.lang).with(aspects);
    query.with(std::int64_t{review.owner_reply}).with(review.author_key);
}

}  // namespace

bool has_text(const model::Review& review) {
    return !review.title.empty() || !review.text.empty();
}

const std::string new_review_columns =
    "listing_id, identity, twin, first_seen, seen, last_seen, reading, text_id, source_id, score, "
    "best, worst, proof, overall, overall_best, overall_worst, overall_proof, grade, day, "
    "precision, lang, aspects, owner_reply, author_key";

void with_new_review(Query& query, const NewReview& place, const model::Review& review) {
    query.with(place.key.listing_id).with(place.key.identity).with(std::int64_t{place.twin});
    query.with(place.seen).with(place.seen).with(place.seen).with(place.reading);
    place.text_id ? query.with(*place.text_id) : query.with_null();
    with_review(query, review, place.aspects);
}

std::optional<model::Date> date_at(const Query& row, int first_column) {
    if (row.is_null(first_column)) return std::nullopt;
    const auto days = static_cast<std::chrono::days::rep>(row.whole(first_column));
    return model::Date{model::Day{std::chrono::days{days}},
                       static_cast<model::DatePrecision>(row.whole(first_column + 1))};
}

model::Review review_at(const Query& row, int first_column) {
    model::Review review;
    review.id = row.text(first_column);
    review.score = score_at(row, first_column + 1);
    review.overall = score_at(row, first_column + 5);
    review.grade = row.number(first_column + 9);
    review.date = date_at(row, first_column + 10);
    review.lang = row.text(first_column + 12);
    review.aspects = numbers_from(row.text(first_column + 13));
    review.owner_reply = row.whole(first_column + 14) != 0;
    review.author_key = row.text(first_column + 15);
    review.title = row.text(first_column + 16);
    review.text = row.text(first_column + 17);
    review.praise = row.text(first_column + 18);
    review.criticism = row.text(first_column + 19);
    if (review.text.empty()) review.text = text_of_boxes(review);
    return review;
}

ReviewWriter::ReviewWriter(Connection& connection, std::int64_t reading)
    : connection_{connection},
      reading_{reading},
      texts_{connection},
      bulk_{connection},
      confirmations_{connection, reading},
      known_{connection} {}

std::optional<model::Instant> ReviewWriter::first_seen(const ReviewKey& key) {
    if (bulk_.is_new(key)) return std::nullopt;
    bulk_.settle(key);
    confirmations_.settle(key);
    Query query{
        connection_.use("SELECT first_seen FROM review WHERE listing_id = ? AND identity = ?")};
    query.with(key.listing_id).with(key.identity);
    if (!query.next()) return std::nullopt;
    return query.instant(0);
}

ReviewWriter::Outcome ReviewWriter::put(const ReviewKey& key, const model::Review& review, int twin,
                                        model::Instant seen) {
    if (bulk_.is_new(key)) {
        bulk_.add({key, twin, seen, reading_, {}, to_text(review.aspects)}, review);
        return Outcome::added;
    }
    bulk_.settle(key);
    if (!bulk_.is_known(key) && insert(key, review, twin, seen)) return Outcome::added;
    KnownReview known = find(key);
    const auto& standing = known.standing;
    const bool again = seen == standing.seen && standing.reading < reading_;
    if (again || seen < standing.seen || !same(complete(review, standing.value), standing.value)) {
        return place_sighting(key, known, review, seen);
    }
    if (seen > known.last_seen) confirmations_.met_later(key, seen);
    return Outcome::known;
}

bool ReviewWriter::insert(const Key& key, const model::Review& review, int twin,
                          model::Instant seen) {
    static const std::string sql = "INSERT INTO review (" + new_review_columns +
                                   ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                                   "?, ?, ?, ?, ?, ?, ?) "
                                   "ON CONFLICT (listing_id, identity) DO NOTHING";
    Query query{connection_.use(sql)};
    const std::int64_t text = texts_.number_for(key);
    const auto text_id = has_text(review) ? std::optional{text} : std::nullopt;
    // Its texts are bound, so it lives until the query has run.
    const NewReview place{key, twin, seen, reading_, text_id, to_text(review.aspects)};
    with_new_review(query, place, review);
    if (query.run() == 0) return false;
    if (has_text(review)) texts_.put(key, text, review);
    return true;
}

KnownReview ReviewWriter::find(const Key& key) {
    if (bulk_.is_known(key))
        if (auto known = known_.take(key.identity)) return std::move(*known);
    confirmations_.settle(key);
    return known_.find(key);
}

void ReviewWriter::expect(std::int64_t listing_id, const std::vector<ReviewKey>& reviews) {
    confirmations_.flush();
    known_.forget();
    if (!bulk_.begin(listing_id, reviews.size())) return;
    known_.read_ahead(listing_id, reviews);
    for (const auto& each : known_.ahead()) bulk_.tell_known(each.first);
}

void ReviewWriter::finish() {
    confirmations_.flush();
    bulk_.flush();
}

ReviewWriter::Outcome ReviewWriter::place_sighting(const Key& key, KnownReview& known,
                                                   const model::Review& review,
                                                   model::Instant seen) {
    ReviewPast past = known.past ? std::move(*known.past) : known_.past(key);
    auto& [versions, ids] = past;
    versions.push_back(known.standing);
    auto placed = place(versions, review, seen, reading_);
    const bool added = placed.sighting == Sighting::added;
    const bool replaced = placed.sighting == Sighting::replaced;
    if (placed.sighting == Sighting::known) {
        confirmations_.read_again(key, seen, !ids.empty());
        return Outcome::known;
    }
    if (replaced) {
        replace(key, known, std::move(placed.value), seen);
    } else if (added && placed.at == versions.size()) {
        keep_past(key, known.standing);
        known.standing = {seen, std::move(placed.value), reading_};
    } else if (added) {
        keep_past(key, {seen, placed.value, reading_});
        known.standing.value = complete(known.standing.value, placed.value);
    } else if (placed.sighting == Sighting::earlier && placed.at == ids.size()) {
        known.standing.seen = seen;
        known.standing.reading = reading_;
    } else {
        Query{connection_.use("UPDATE review_past SET seen = ?2, reading = ?3 WHERE id = ?1")}
            .with(ids[placed.at])
            .with(seen)
            .with(reading_)
            .run();
    }
    known.first_seen = std::min(known.first_seen, seen);
    known.last_seen = std::max(known.last_seen, seen);
    update(key, known);
    return added || replaced ? Outcome::changed : Outcome::known;
}

/// Puts what is read of a moment now in the place of all that was read of it before.
void ReviewWriter::replace(const Key& key, KnownReview& known, model::Review review,
                           model::Instant seen) {
    Query{connection_.use(
              "DELETE FROM review_past WHERE listing_id = ? AND identity = ? AND seen = ?")}
        .with(key.listing_id)
        .with(key.identity)
        .with(seen)
        .run();
    Version<model::Review> read{seen, std::move(review), reading_};
    if (known.standing.seen == seen)
        known.standing = std::move(read);
    else
        keep_past(key, read);
}

void ReviewWriter::keep_past(const Key& key, const Version<model::Review>& version) {
    static const std::string sql =
        "INSERT INTO review_past (listing_id, identity, seen, reading, " + review_columns +
        ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    Query query{connection_.use(sql)};
    query.with(key.listing_id).with(key.identity).with(version.seen).with(version.reading);
    const std::string aspects = to_text(version.value.aspects);
    with_review(query, version.value, aspects);
    with_texts(query, version.value);
    query.run();
}

void ReviewWriter::update(const Key& key, KnownReview& known) {
    const model::Review& review = known.standing.value;
    if (has_text(review) && !known.text_id) known.text_id = texts_.number_for(key);
    if (known.text_id) texts_.put(key, *known.text_id, review);
    Query query{connection_.use(
        "UPDATE review SET first_seen = ?, seen = ?, last_seen = ?, reading = ?, text_id = ?, "
        "source_id = ?, "
        "score = ?, best = ?, worst = ?, proof = ?, overall = ?, overall_best = ?, "
        "overall_worst = ?, overall_proof = ?, grade = ?, day = ?, precision = ?, lang = ?, "
        "aspects = ?, owner_reply = ?, author_key = ? WHERE listing_id = ? AND identity = ?")};
    query.with(known.first_seen).with(known.standing.seen).with(known.last_seen);
    query.with(known.standing.reading);
    known.text_id ? query.with(*known.text_id) : query.with_null();
    const std::string aspects = to_text(review.aspects);
    with_review(query, review, aspects);
    query.with(key.listing_id).with(key.identity).run();
}

}  // namespace store
