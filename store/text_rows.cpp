#include "store/text_rows.h"

#include <algorithm>

namespace store {
namespace {

/// A text that only consists of its boxes is not kept twice.
const std::string& own_text(const model::Review& review) {
    static const std::string none;
    return review.text == text_of_boxes(review) ? none : review.text;
}

}  // namespace

void with_texts(Query& query, const model::Review& review) {
    query.with(review.title).with(own_text(review)).with(review.praise).with(review.criticism);
}

void drop_texts(Connection& connection, model::Day before) {
    const std::int64_t day = before.time_since_epoch().count();
    const char* sql = connection.dialect() == Dialect::sqlite
                          ? "DELETE FROM review_text WHERE id IN (SELECT text_id FROM review "
                            "WHERE coalesce(day, first_seen / 86400) < ?)"
                          : "DELETE FROM review_text t USING review r WHERE "
                            "t.listing_id = r.listing_id AND t.identity = r.identity "
                            "AND coalesce(day, first_seen / 86400) < ?";
    Query{connection.use(sql)}.with(day).run();
}

TextWriter::TextWriter(Connection& connection) : connection_{connection} {
    if (connection.dialect() == Dialect::sqlite)
        last_ = Query{connection.use("SELECT coalesce(max(id), 0) FROM review_text")}.only();
}

std::int64_t TextWriter::number_for(const ReviewKey& key) const {
    return connection_.dialect() == Dialect::sqlite ? last_ + 1 : key.identity;
}

void TextWriter::put(const ReviewKey& key, std::int64_t number, const model::Review& review) {
    constexpr const char* by_number =
        "INSERT INTO review_text (id, title, text, praise, criticism) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET title = excluded.title, text = excluded.text, "
        "praise = excluded.praise, criticism = excluded.criticism";
    constexpr const char* by_review =
        "INSERT INTO review_text (listing_id, identity, title, text, praise, criticism) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (listing_id, identity) DO UPDATE SET "
        "title = excluded.title, text = excluded.text, praise = excluded.praise, "
        "criticism = excluded.criticism";
    const bool numbered = connection_.dialect() == Dialect::sqlite;
    Query query{connection_.use(numbered ? by_number : by_review)};
    if (numbered)
        query.with(number);
    else
        query.with(key.listing_id).with(key.identity);
    with_texts(query, review);
    query.run();
    last_ = std::max(last_, number);
}

}  // namespace store
