#include "store/known_reviews.h"

#include "store/review_rows.h"

namespace store {
namespace {

const std::string known_columns =
    "first_seen, last_seen, seen, text_id, reading, " + review_columns;
const std::string past_columns = "id, seen, reading, " + review_columns;

KnownReview known_at(const Query& row) {
    KnownReview known{
        row.instant(0), row.instant(1), {}, {row.instant(2), review_at(row, 5), row.whole(4)}};
    if (!row.is_null(3)) known.text_id = row.whole(3);
    return known;
}

void add_past(ReviewPast& past, const Query& row) {
    past.ids.push_back(row.whole(0));
    past.versions.push_back({row.instant(1), review_at(row, 3), row.whole(2)});
}

}  // namespace

std::string array_of(const std::vector<ReviewKey>& reviews) {
    std::string text = "{";
    for (const ReviewKey& each : reviews)
        text += (text.size() > 1 ? "," : "") + std::to_string(each.identity);
    return text += '}';
}

void KnownReviews::read_ahead(std::int64_t listing_id, const std::vector<ReviewKey>& reviews) {
    const std::string these = " WHERE listing_id = ? AND identity = ANY (CAST(? AS bigint[]))";
    static const std::string standing =
        "SELECT " + known_columns + ", identity FROM review {texts}" + these;
    static const std::string before =
        "SELECT " + past_columns + ", identity FROM review_past" + these + " ORDER BY seen, id";
    constexpr int identity_of_standing = 25;
    constexpr int identity_of_past = 23;
    const std::string array = array_of(reviews);
    {
        Query query{connection_.use(standing)};
        query.with(listing_id).with(array);
        while (query.next()) {
            const auto place = ahead_.emplace(query.whole(identity_of_standing), known_at(query));
            place.first->second.past.emplace();
        }
    }
    if (ahead_.empty()) return;
    Query query{connection_.use(before)};
    query.with(listing_id).with(array);
    while (query.next()) {
        const auto known = ahead_.find(query.whole(identity_of_past));
        if (known != ahead_.end()) add_past(*known->second.past, query);
    }
}

std::optional<KnownReview> KnownReviews::take(std::int64_t identity) {
    auto known = ahead_.extract(identity);
    if (!known) return std::nullopt;
    return std::move(known.mapped());
}

KnownReview KnownReviews::find(const ReviewKey& key) {
    static const std::string sql =
        "SELECT " + known_columns + " FROM review {texts} WHERE listing_id = ? AND identity = ?";
    Query query{connection_.use(sql)};
    query.with(key.listing_id).with(key.identity).next();
    return known_at(query);
}

ReviewPast KnownReviews::past(const ReviewKey& key) {
    static const std::string sql = "SELECT " + past_columns +
                                   " FROM review_past WHERE listing_id = ? AND identity = ? "
                                   "ORDER BY seen, id";
    ReviewPast past;
    Query query{connection_.use(sql)};
    query.with(key.listing_id).with(key.identity);
    while (query.next()) add_past(past, query);
    return past;
}

}  // namespace store
