#include "store/forgetting.h"

#include "store/forgetting_rows.h"
#include "store/review_rows.h"
#include "store/store_impl.h"

namespace store {
namespace {

constexpr std::string_view listing_columns =
    "l.id, l.source, l.key, l.url, l.name, "
    "(SELECT count(*) FROM review c WHERE c.listing_id = l.id)";

FoundListing listing_at(const Query& row) {
    return {row.whole(0), row.text(1), row.text(2), row.text(3), row.text(4), row.whole(5)};
}

std::vector<std::string> urls_of(Query& query) {
    std::vector<std::string> urls;
    while (query.next()) urls.push_back(query.text(0));
    return urls;
}

/// One deed, of which no trace is left in the database.
template <typename Work>
Deed doing(Store::Impl& impl, Deed deed, const Work& work) {
    Connection& connection = impl.connection;
    connection.guard([&] { connection.engine().before_erasing(); });
    connection.write([&] { work(connection, deed); });
    impl.kept_out.reset();
    connection.guard([&] { connection.engine().after_erasing(); });
    return deed;
}

}  // namespace

void Forgetting::each_review(const ReviewSearch& search,
                             const std::function<void(const FoundReview&)>& visit) const {
    static const std::string sql =
        "SELECT " + std::string{listing_columns} + ", r.identity, r.first_seen, r.last_seen, " +
        review_columns +
        " FROM listing l JOIN review r ON r.listing_id = l.id "
        "{texts of r} WHERE (?1 = '' OR l.source = ?1) "
        "AND (?2 = '' OR l.url = ?2 OR {position}(lower(l.name), lower(?2)) > 0) "
        "AND (?3 = '' OR r.source_id = ?3) AND (?4 = '' OR r.author_key = ?4 OR EXISTS "
        "(SELECT 1 FROM review_past p WHERE p.listing_id = l.id AND p.identity = r.identity "
        "AND p.author_key = ?4)) "
        "AND (?5 = '' OR {position}(lower(title || '\n' || text || '\n' || praise || '\n' "
        "|| criticism), lower(?5)) > 0 OR EXISTS (SELECT 1 FROM review_past p "
        "WHERE p.listing_id = l.id AND p.identity = r.identity AND {position}(lower(p.title || "
        "'\n' "
        "|| p.text || '\n' || p.praise || '\n' || p.criticism), lower(?5)) > 0)) "
        "ORDER BY l.id, r.day NULLS FIRST, r.identity";
    Connection& connection = store_.impl_->connection;
    connection.read([&] {
        Query query{connection.stream(sql)};
        query.with(search.source).with(search.business).with(search.id);
        query.with(search.author_key).with(search.words);
        while (query.next())
            visit({listing_at(query), query.whole(6), query.instant(7), query.instant(8),
                   review_at(query, 9)});
    });
}

std::vector<FoundListing> Forgetting::listings(const std::string& source,
                                               const std::string& name) const {
    static const std::string by_url = "SELECT " + std::string{listing_columns} +
                                      " FROM listing l WHERE (?1 = '' OR l.source = ?1) "
                                      "AND l.url = ?2 ORDER BY l.id";
    static const std::string by_name = "SELECT " + std::string{listing_columns} +
                                       " FROM listing l WHERE (?1 = '' OR l.source = ?1) "
                                       "AND {position}(lower(l.name), lower(?2)) > 0 ORDER BY l.id";
    Connection& connection = store_.impl_->connection;
    return connection.look([&] {
        std::vector<FoundListing> found;
        for (const std::string* sql : {&by_url, &by_name}) {
            Query query{connection.use(*sql)};
            query.with(source).with(name);
            while (query.next()) found.push_back(listing_at(query));
            if (!found.empty()) break;
        }
        return found;
    });
}

std::vector<std::string> Forgetting::pages_of(const FoundListing& listing) const {
    Connection& connection = store_.impl_->connection;
    return connection.look([&] {
        Query query{connection.use(
            "SELECT url FROM page WHERE id IN (SELECT page_id FROM review_page WHERE listing_id = "
            "?1 UNION SELECT page_id FROM page_listing WHERE listing_id = ?1) "
            "UNION SELECT url FROM listing WHERE id = ?1 AND url <> '' ORDER BY 1")};
        query.with(listing.id);
        return urls_of(query);
    });
}

std::vector<std::string> Forgetting::pages_of(const std::string& source) const {
    Connection& connection = store_.impl_->connection;
    return connection.look([&] {
        Query query{
            connection.use("SELECT url FROM page WHERE source = ?1 UNION SELECT url FROM "
                           "listing WHERE source = ?1 AND url <> '' ORDER BY 1")};
        query.with(source);
        return urls_of(query);
    });
}

Deed Forgetting::reviews(std::span<const FoundReview> found, Deed deed) {
    deed.what = "review";
    deed.reviews = static_cast<long>(found.size());
    return doing(*store_.impl_, std::move(deed), [&](Connection& connection, Deed& done) {
        done.number = put_deed(connection, done);
        drop_reviews(connection, found, done.number);
    });
}

Deed Forgetting::listings(std::span<const FoundListing> found, Deed deed) {
    deed.what = "business";
    deed.listings = static_cast<long>(found.size());
    for (const FoundListing& each : found) deed.reviews += each.reviews;
    return doing(*store_.impl_, std::move(deed), [&](Connection& connection, Deed& done) {
        done.number = put_deed(connection, done);
        drop_listings(connection, found, done.number);
    });
}

Deed Forgetting::source(const std::string& source, Deed deed) {
    deed.what = "source";
    deed.source = source;
    return doing(*store_.impl_, std::move(deed), [&](Connection& connection, Deed& done) {
        drop_source(connection, source, done);
        done.number = put_deed(connection, done);
    });
}

Deed Forgetting::older(const Retention& retention, model::Instant now) {
    Store::Impl& impl = *store_.impl_;
    impl.retention = retention;
    Deed deed;
    deed.what = "age";
    deed.moment = now;
    deed.reviews = impl.connection.look([&] { return count_old(impl.connection, retention); });
    if (deed.reviews == 0) return deed;
    return doing(impl, std::move(deed), [&](Connection& connection, Deed& done) {
        done.number = put_deed(connection, done);
        if (retention.reviews_from)
            drop_old_reviews(connection, *retention.reviews_from, done.number);
        if (retention.words_from) drop_words(connection, *retention.words_from);
    });
}

std::vector<Deed> Forgetting::deeds() const {
    Connection& connection = store_.impl_->connection;
    return connection.look([&] {
        std::vector<Deed> deeds;
        Query query{
            connection.use("SELECT id, moment, what, source, reason, listings, reviews, "
                           "records FROM deed ORDER BY id")};
        while (query.next())
            deeds.push_back({query.whole(0), query.instant(1), query.text(2), query.text(3),
                             query.text(4), query.whole(5), query.whole(6), query.whole(7)});
        return deeds;
    });
}

bool Forgetting::lift(long number) {
    Store::Impl& impl = *store_.impl_;
    impl.kept_out.reset();
    return impl.connection.write([&] {
        Query{impl.connection.use("DELETE FROM kept_out WHERE deed_id = ?")}
            .with(std::int64_t{number})
            .run();
        Query query{impl.connection.use("SELECT 1 FROM deed WHERE id = ?")};
        query.with(std::int64_t{number});
        return query.next();
    });
}

}  // namespace store
