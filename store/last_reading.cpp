#include "store/last_reading.h"

#include "store/aggregate_rows.h"
#include "store/listing_rows.h"
#include "store/review_rows.h"

namespace store {
namespace {

std::optional<model::Aggregate> standing_aggregate(Connection& connection, std::int64_t listing) {
    Query query{
        connection.use("SELECT value, best, worst, proof, count, histogram, aspects FROM aggregate "
                       "WHERE listing_id = ? ORDER BY seen DESC, id DESC LIMIT 1")};
    query.with(listing);
    if (!query.next()) return std::nullopt;
    return aggregate_at(query, 0);
}

/// A listing's reviews can stand on several pages; those of this page were seen with it.
std::vector<model::Review> reviews_seen(Connection& connection, std::int64_t listing,
                                        model::Instant page_fetched) {
    static const std::string sql =
        "SELECT " + review_columns +
        " FROM review {texts} WHERE listing_id = ?1 AND last_seen = "
        "(SELECT max(last_seen) FROM review WHERE listing_id = ?1 AND last_seen <= ?2) "
        "ORDER BY day DESC NULLS LAST, identity";
    std::vector<model::Review> reviews;
    Query query{connection.use(sql)};
    query.with(listing).with(page_fetched);
    while (query.next()) reviews.push_back(review_at(query, 0));
    return reviews;
}

}  // namespace

std::vector<model::Listing> find_last_reading(Connection& connection, const std::string& url) {
    std::vector<model::Listing> listings;
    Query query{connection.use(
        "SELECT listing.id, listing.source, listing.recipe, listing.url, page.fetched, name, "
        "category, address, postcode, city, country, phone, lat, lon FROM page "
        "JOIN page_listing ON page_id = page.id JOIN listing ON listing.id = listing_id "
        "WHERE page.url = ? ORDER BY listing.id")};
    query.with(url);
    while (query.next()) {
        model::Listing& listing = listings.emplace_back();
        listing.source = query.text(1);
        listing.recipe = query.text(2);
        listing.url = query.text(3);
        listing.fetched = query.instant(4);
        listing.business = business_at(query, 5);
        listing.aggregate = standing_aggregate(connection, query.whole(0));
        listing.reviews = reviews_seen(connection, query.whole(0), listing.fetched);
    }
    return listings;
}

}  // namespace store
