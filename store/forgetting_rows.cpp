#include "store/forgetting_rows.h"

#include "store/text_rows.h"

namespace store {
namespace {

std::int64_t whole(model::Day day) {
    return day.time_since_epoch().count();
}

long count(Connection& connection, std::string_view sql, const std::string& text) {
    Query query{connection.use(sql)};
    query.with(text);
    query.next();
    return query.whole(0);
}

void run(Connection& connection, std::string_view sql, const std::string& text) {
    Query{connection.use(sql)}.with(text).run();
}

void keep_out(Connection& connection, std::uint64_t listing, std::int64_t identity, long deed) {
    Query{connection.use("INSERT INTO kept_out (listing, identity, deed_id) VALUES (?, ?, ?) "
                         "ON CONFLICT DO NOTHING")}
        .with(static_cast<std::int64_t>(listing))
        .with(identity)
        .with(std::int64_t{deed})
        .run();
}

/// Businesses whose first listing went are called after the first that is left.
void name_businesses_anew(Connection& connection) {
    Query{connection.use(
              "UPDATE listing SET business_id = (SELECT min(o.id) FROM listing o "
              "WHERE o.business_id = listing.business_id) "
              "WHERE NOT EXISTS (SELECT 1 FROM listing f WHERE f.id = listing.business_id)")}
        .run();
}

}  // namespace

KeptOut find_kept_out(Connection& connection) {
    KeptOut kept_out;
    Query query{connection.use("SELECT listing, identity FROM kept_out")};
    while (query.next()) kept_out.add(static_cast<std::uint64_t>(query.whole(0)), query.whole(1));
    return kept_out;
}

long put_deed(Connection& connection, const Deed& deed) {
    return Query{
        connection.use("INSERT INTO deed (moment, what, source, reason, listings, reviews, "
                       "records) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id")}
        .with(deed.moment)
        .with(deed.what)
        .with(deed.source)
        .with(deed.reason)
        .with(std::int64_t{deed.listings})
        .with(std::int64_t{deed.reviews})
        .with(std::int64_t{deed.records})
        .only();
}

void drop_reviews(Connection& connection, std::span<const FoundReview> found, long deed) {
    for (const FoundReview& each : found) {
        for (const char* sql : {"DELETE FROM missing WHERE listing_id = ? AND identity = ?",
                                "DELETE FROM review WHERE listing_id = ? AND identity = ?"})
            Query{connection.use(sql)}.with(each.listing.id).with(each.identity).run();
        keep_out(connection, KeptOut::mark(each.listing.source, each.listing.key), each.identity,
                 deed);
    }
}

long drop_listings(Connection& connection, std::span<const FoundListing> found, long deed) {
    long reviews = 0;
    for (const FoundListing& each : found) {
        reviews += each.reviews;
        if (!each.url.empty()) run(connection, "DELETE FROM page WHERE url = ?", each.url);
        Query{connection.use("DELETE FROM match_decision WHERE (left_source = ?1 AND left_key = ?2)"
                             " OR (right_source = ?1 AND right_key = ?2)")}
            .with(each.source)
            .with(each.key)
            .run();
        Query{connection.use("DELETE FROM listing WHERE id = ?")}.with(each.id).run();
        keep_out(connection, KeptOut::mark(each.source, each.key), 0, deed);
    }
    name_businesses_anew(connection);
    return reviews;
}

void drop_source(Connection& connection, const std::string& source, Deed& deed) {
    deed.listings = count(connection, "SELECT count(*) FROM listing WHERE source = ?", source);
    deed.reviews = count(connection,
                         "SELECT count(*) FROM listing JOIN review ON listing_id = id "
                         "WHERE source = ?",
                         source);
    for (const char* sql :
         {"DELETE FROM match_decision WHERE ?1 IN (left_source, right_source)",
          "DELETE FROM listing WHERE source = ?", "DELETE FROM page WHERE source = ?",
          "DELETE FROM coverage WHERE source = ?", "DELETE FROM round WHERE source = ?"})
        run(connection, sql, source);
    name_businesses_anew(connection);
}

long drop_words(Connection& connection, model::Day before) {
    Query{connection.use(
              "UPDATE review_past SET title = '', text = '', praise = '', criticism = '', "
              "author_key = '' WHERE (listing_id, identity) IN (SELECT listing_id, identity "
              "FROM review WHERE coalesce(day, first_seen / 86400) < ?)")}
        .with(whole(before))
        .run();
    drop_texts(connection, before);
    return Query{connection.use("UPDATE review SET text_id = NULL, author_key = '' "
                                "WHERE coalesce(day, first_seen / 86400) < ? "
                                "AND (text_id IS NOT NULL OR author_key <> '')")}
        .with(whole(before))
        .run();
}

long drop_old_reviews(Connection& connection, model::Day before, long deed) {
    std::vector<std::pair<std::uint64_t, std::int64_t>> undated;
    {
        Query query{connection.use(
            "SELECT source, key, identity FROM review JOIN listing ON id = listing_id "
            "WHERE day IS NULL AND review.first_seen / 86400 < ?")};
        query.with(whole(before));
        while (query.next())
            undated.emplace_back(KeptOut::mark(query.text(0), query.text(1)), query.whole(2));
    }
    for (const auto& [listing, identity] : undated) keep_out(connection, listing, identity, deed);
    Query{connection.use("DELETE FROM missing WHERE (listing_id, identity) IN (SELECT listing_id, "
                         "identity FROM review WHERE coalesce(day, first_seen / 86400) < ?)")}
        .with(whole(before))
        .run();
    return Query{connection.use("DELETE FROM review WHERE coalesce(day, first_seen / 86400) < ?")}
        .with(whole(before))
        .run();
}

long count_old(Connection& connection, const Retention& retention) {
    Query query{connection.use(
        "SELECT count(*) FROM review r WHERE coalesce(day, first_seen / 86400) < ?1 OR "
        "(coalesce(day, first_seen / 86400) < ?2 AND (text_id IS NOT NULL OR author_key <> '' OR "
        "EXISTS (SELECT 1 FROM review_past p WHERE p.listing_id = r.listing_id "
        "AND p.identity = r.identity AND title || text || author_key <> '')))")};
    constexpr std::int64_t never = INT64_MIN;
    query.with(retention.reviews_from ? whole(*retention.reviews_from) : never);
    query.with(retention.words_from ? whole(*retention.words_from) : never);
    query.next();
    return query.whole(0);
}

}  // namespace store
