#include "store/wordings.h"

#include <map>
#include <utility>

#include "store/review_rows.h"

namespace store {
namespace {

/// The text at a column; where a review consists of boxes for praise and criticism, which stand in
/// the two columns behind it, these with a stroke between them.
std::string text_at(const Query& row, int column) {
    std::string text = row.text(column);
    const std::string praise = row.text(column + 1);
    const std::string criticism = row.text(column + 2);
    if (!text.empty() || (praise.empty() && criticism.empty())) return text;
    return praise + " / " + criticism;
}

model::Instant end_of(model::Day day) {
    return model::Instant{day + std::chrono::days{1}} - std::chrono::seconds{1};
}

/// The words of a row, from the column author_key on.
Wording wording_at(const Query& row, int first_column) {
    Wording wording;
    wording.author_key = row.text(first_column);
    wording.title = row.text(first_column + 1);
    wording.text = text_at(row, first_column + 2);
    wording.lang = row.text(first_column + 5);
    wording.date = date_at(row, first_column + 6);
    wording.owner_reply = row.whole(first_column + 8) != 0;
    wording.grade = row.number(first_column + 9);
    return wording;
}

/// What a review that was edited since said then; the earliest that is known where all is later.
/// What it was given then is not known where none is.
Wording past_wording(Connection& connection, Wording standing, model::Instant end) {
    Query past{connection.use(
        "SELECT author_key, title, text, praise, criticism, lang, day, precision, owner_reply, "
        "grade FROM review_past WHERE listing_id = ?1 AND identity = ?2 "
        "ORDER BY seen > ?3, CASE WHEN seen <= ?3 THEN -seen ELSE seen END, "
        "CASE WHEN seen <= ?3 THEN -id ELSE id END LIMIT 1")};
    past.with(standing.listing_id).with(standing.review).with(end);
    if (!past.next()) {
        standing.grade.reset();
        return standing;
    }
    Wording wording = wording_at(past, 0);
    wording.listing_id = standing.listing_id;
    wording.review = standing.review;
    wording.first_seen = standing.first_seen;
    return wording;
}

/// As a server reads an array: "{1,2}".
template <typename Number>
std::string array_of(std::span<const model::CitedReview> cited, Number number) {
    std::string text = "{";
    for (const model::CitedReview& each : cited)
        text += (text.size() > 1 ? "," : "") + std::to_string(each.*number);
    return text += '}';
}

/// From a server, where each question costs a way there and back.
void find_at_once(Connection& connection, std::span<const model::CitedReview> cited,
                  std::vector<model::Review>& reviews) {
    static const std::string sql =
        "SELECT " + review_columns +
        ", listing_id, identity FROM unnest(CAST(? AS bigint[]), CAST(? AS bigint[])) "
        "AS wanted (listing_id, identity) JOIN review USING (listing_id, identity) {texts}";
    constexpr int key_column = 20;
    const std::string listings = array_of(cited, &model::CitedReview::listing_id);
    const std::string identities = array_of(cited, &model::CitedReview::review);
    std::map<std::pair<std::int64_t, std::int64_t>, model::Review> found;
    Query query{connection.use(sql)};
    for (query.with(listings).with(identities); query.next();)
        found.try_emplace({query.whole(key_column), query.whole(key_column + 1)},
                          review_at(query, 0));
    for (const model::CitedReview& each : cited) {
        const auto one = found.find({each.listing_id, each.review});
        reviews.push_back(one == found.end() ? model::Review{} : one->second);
    }
}

void find_one(Connection& connection, const model::CitedReview& cited,
              std::vector<model::Review>& reviews) {
    static const std::string sql =
        "SELECT " + review_columns + " FROM review {texts} WHERE listing_id = ? AND identity = ?";
    Query query{connection.use(sql)};
    query.with(cited.listing_id).with(cited.review);
    reviews.push_back(query.next() ? review_at(query, 0) : model::Review{});
}

}  // namespace

void visit_wordings(Connection& connection, model::Day as_of, const EarlierDays& earlier,
                    const std::function<void(const Wording&)>& visit) {
    Query rows{connection.stream(
        "SELECT l.id, r.identity, r.seen, r.first_seen, author_key, title, text, praise, "
        "criticism, lang, day, precision, owner_reply, grade FROM listing l {sweep} review r ON "
        "r.listing_id = l.id "
        "{texts of r} ORDER BY l.business_id, l.id, r.identity")};
    while (rows.next()) {
        Wording wording = wording_at(rows, 4);
        wording.listing_id = rows.whole(0);
        wording.review = rows.whole(1);
        wording.first_seen = std::chrono::floor<std::chrono::days>(rows.instant(3));
        const auto own = earlier.find(wording.listing_id);
        const model::Instant end = end_of(own == earlier.end() ? as_of : own->second);
        const bool edited_since = rows.instant(2) > end && rows.instant(2) > rows.instant(3);
        visit(edited_since ? past_wording(connection, wording, end) : wording);
    }
}

std::vector<model::Review> find_reviews(Connection& connection,
                                        std::span<const model::CitedReview> cited) {
    constexpr std::size_t at_once = 1000;
    std::vector<model::Review> reviews;
    if (connection.dialect() == Dialect::postgresql) {
        for (; cited.size() > at_once; cited = cited.subspan(at_once))
            find_at_once(connection, cited.first(at_once), reviews);
        find_at_once(connection, cited, reviews);
        return reviews;
    }
    for (const model::CitedReview& each : cited) find_one(connection, each, reviews);
    return reviews;
}

}  // namespace store
