#include "store/exporting.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "store/aggregate_rows.h"
#include "store/history.h"
#include "store/identity.h"
#include "store/listing_rows.h"
#include "store/review_rows.h"

namespace store {
namespace {

struct SightedReview {
    std::int64_t identity = 0;
    int twin = 0;
    Version<model::Review> version;
};

/// One day of one listing.
struct Record {
    model::Instant fetched{};
    std::optional<model::Aggregate> aggregate;
    std::vector<const SightedReview*> reviews;
};

using Records = std::map<model::Day, Record>;

model::Day day_of(model::Instant instant) {
    return std::chrono::floor<std::chrono::days>(instant);
}

Record& record_at(Records& records, model::Instant instant) {
    Record& record = records[day_of(instant)];
    record.fetched = std::max(record.fetched, instant);
    return record;
}

/// What the listing's reviews said, at each day's end: by identity, oldest first.
std::vector<SightedReview> sighted_reviews(Connection& connection, std::int64_t listing_id) {
    static const std::string standing = "SELECT identity, twin, seen, " + review_columns +
                                        " FROM review {texts} "
                                        "WHERE listing_id = ? ORDER BY identity";
    static const std::string before = "SELECT identity, 0, seen, " + review_columns +
                                      " FROM review_past WHERE listing_id = ? "
                                      "ORDER BY identity, seen, id";
    std::vector<SightedReview> all;
    for (const std::string* sql : {&before, &standing}) {
        Query query{connection.use(*sql)};
        query.with(listing_id);
        while (query.next()) {
            all.push_back({query.whole(0),
                           static_cast<int>(query.whole(1)),
                           {query.instant(2), review_at(query, 3)}});
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return std::tie(a.identity, a.version.seen) < std::tie(b.identity, b.version.seen);
    });
    std::vector<SightedReview> at_day_end;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool more = i + 1 < all.size() && all[i + 1].identity == all[i].identity;
        if (more && day_of(all[i + 1].version.seen) == day_of(all[i].version.seen)) continue;
        at_day_end.push_back(std::move(all[i]));
    }
    // The past does not repeat which twin a review is: the standing row, the last of its identity,
    // knows.
    for (std::size_t i = at_day_end.size(); i-- > 1;) {
        if (at_day_end[i - 1].identity == at_day_end[i].identity) {
            at_day_end[i - 1].twin = at_day_end[i].twin;
        }
    }
    return at_day_end;
}

/// A second twin is only told from the first beside it: the first stands in the record too.
void add_lower_twins(Record& record, const SightedReview& review,
                     const std::vector<SightedReview>& all, model::Day day) {
    for (int twin = 0; twin < review.twin; ++twin) {
        const std::int64_t identity = review_identity(review.version.value, twin);
        const SightedReview* found = nullptr;
        for (const SightedReview& each : all) {
            if (each.identity == identity && day_of(each.version.seen) <= day) found = &each;
        }
        if (found != nullptr && std::find(record.reviews.begin(), record.reviews.end(), found) ==
                                    record.reviews.end()) {
            record.reviews.push_back(found);
        }
    }
}

/// Newest first, as sites show them, undated last; twins in their order.
bool before(const SightedReview* one, const SightedReview* other) {
    const auto last_day = [](const SightedReview& review) {
        const auto& date = review.version.value.date;
        return date ? date->last() : model::Day::min();
    };
    return std::tuple{last_day(*other), one->twin, one->identity} <
           std::tuple{last_day(*one), other->twin, other->identity};
}

void add_reviews(Records& records, const std::vector<SightedReview>& reviews) {
    for (const SightedReview& review : reviews) {
        record_at(records, review.version.seen).reviews.push_back(&review);
    }
    for (auto& [day, record] : records) {
        const auto own = record.reviews;
        for (const SightedReview* review : own) add_lower_twins(record, *review, reviews, day);
        std::sort(record.reviews.begin(), record.reviews.end(), before);
    }
}

void add_aggregates(Connection& connection, Records& records, std::int64_t listing_id) {
    Query query{connection.use(
        "SELECT seen, value, best, worst, proof, count, histogram, aspects FROM aggregate "
        "WHERE listing_id = ? ORDER BY seen, id")};
    query.with(listing_id);
    while (query.next()) {
        record_at(records, query.instant(0)).aggregate = aggregate_at(query, 1);
    }
}

}  // namespace

void visit_listings(Connection& connection,
                    const std::function<void(const model::Listing&)>& visit) {
    Query rows{connection.stream(
        "SELECT id, source, recipe, url, first_seen, last_seen, name, category, address, "
        "postcode, city, country, phone, lat, lon FROM listing ORDER BY id")};
    while (rows.next()) {
        const auto reviews = sighted_reviews(connection, rows.whole(0));
        Records records;
        record_at(records, rows.instant(4));
        record_at(records, rows.instant(5));
        add_aggregates(connection, records, rows.whole(0));
        add_reviews(records, reviews);
        for (const auto& [day, record] : records) {
            model::Listing listing;
            listing.source = rows.text(1);
            listing.recipe = rows.text(2);
            listing.url = rows.text(3);
            listing.fetched = record.fetched;
            listing.business = business_at(rows, 6);
            listing.aggregate = record.aggregate;
            for (const SightedReview* each : record.reviews) {
                listing.reviews.push_back(each->version.value);
            }
            visit(listing);
        }
    }
}

}  // namespace store
