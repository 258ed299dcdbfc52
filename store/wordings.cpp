#include "store/wordings.h"

#include "store/review_rows.h"

namespace store {
namespace {

/// What a review that was edited since said then.
Wording past_wording(Connection& connection, const Wording& standing, model::Instant end) {
    Query past{connection.use(
        "SELECT author_key, title, text, lang FROM review_past WHERE listing_id = ?1 AND "
        "identity = ?2 AND seen <= ?3 ORDER BY seen DESC, id DESC LIMIT 1")};
    past.with(standing.listing_id).with(standing.review).with(end);
    if (!past.next()) return standing;
    return {standing.listing_id, standing.review, past.text(0),
            past.text(1),        past.text(2),    past.text(3)};
}

}  // namespace

void visit_wordings(Connection& connection, model::Day as_of,
                    const std::function<void(const Wording&)>& visit) {
    const model::Instant end =
        model::Instant{as_of + std::chrono::days{1}} - std::chrono::seconds{1};
    Query rows{connection.use(
        "SELECT l.id, identity, author_key, title, text, lang, r.seen, r.first_seen "
        "FROM listing l CROSS JOIN review r ON r.listing_id = l.id "
        "LEFT JOIN review_text t ON t.id = r.text_id ORDER BY l.business_id, l.id, identity")};
    while (rows.next()) {
        const Wording wording{rows.whole(0), rows.whole(1), rows.text(2),
                              rows.text(3),  rows.text(4),  rows.text(5)};
        const bool edited_since = rows.instant(6) > end && rows.instant(6) > rows.instant(7);
        visit(edited_since ? past_wording(connection, wording, end) : wording);
    }
}

std::vector<model::Review> find_reviews(Connection& connection,
                                        std::span<const model::CitedReview> cited) {
    static const std::string sql =
        "SELECT " + review_columns +
        " FROM review LEFT JOIN review_text ON id = text_id WHERE listing_id = ? AND identity = ?";
    std::vector<model::Review> reviews;
    for (const model::CitedReview& each : cited) {
        Query query{connection.use(sql)};
        query.with(each.listing_id).with(each.review);
        reviews.push_back(query.next() ? review_at(query, 0) : model::Review{});
    }
    return reviews;
}

}  // namespace store
