#include "store/absences.h"

#include <algorithm>
#include <optional>
#include <set>

#include "store/review_walk.h"
#include "store/text.h"

namespace store {
namespace {

/// A review that its list does not show, or one that the list shows since, to tell them apart.
struct Known {
    std::int64_t identity = 0;
    model::Instant first_seen{};
    model::Instant last_seen{};
    std::optional<std::int64_t> day;
    std::optional<double> grade;
    std::string author_key;
    std::string words;  ///< title and text
};

constexpr std::string_view known_columns =
    "identity, first_seen, last_seen, day, grade, author_key, coalesce(title, ''), "
    "coalesce(text, '')";

Known known_at(const Query& row) {
    Known known;
    known.identity = row.whole(0);
    known.first_seen = row.instant(1);
    known.last_seen = row.instant(2);
    if (!row.is_null(3)) known.day = row.whole(3);
    known.grade = row.number(4);
    known.author_key = row.text(5);
    known.words = row.text(6) + row.text(7);
    return known;
}

/// Reviews of the listing that a page showed before and none of the walk's pages shows now: those
/// that went from a page, and those on pages that the list does not lead to any more.
std::vector<Known> unseen(Connection& connection, std::int64_t listing_id, const ReviewWalk& walk) {
    static const std::string sql =
        "SELECT " + std::string{known_columns} +
        " FROM review {texts} WHERE listing_id = ?1 AND identity IN "
        "(SELECT identity FROM missing WHERE listing_id = ?1 UNION SELECT identity "
        "FROM review_page JOIN page_review USING (page_id, listing_id) "
        "WHERE review_page.listing_id = ?1) AND NOT EXISTS (SELECT 1 FROM absence a "
        "WHERE a.listing_id = ?1 AND a.identity = review.identity AND returned IS NULL) "
        "ORDER BY identity";
    std::vector<Known> found;
    Query query{connection.use(sql)};
    query.with(listing_id);
    while (query.next())
        if (!walk.shown.contains(query.whole(0))) found.push_back(known_at(query));
    return found;
}

/// Reviews that the walk shows, of those first met since a moment.
std::vector<Known> newly_shown(Connection& connection, std::int64_t listing_id,
                               const ReviewWalk& walk, model::Instant since) {
    static const std::string sql = "SELECT " + std::string{known_columns} +
                                   " FROM review {texts} WHERE listing_id = ? AND "
                                   "first_seen > ?";
    std::vector<Known> found;
    Query query{connection.use(sql)};
    query.with(listing_id).with(since);
    while (query.next())
        if (walk.shown.contains(query.whole(0))) found.push_back(known_at(query));
    return found;
}

/// Whether a review that came since may be the one that went, known otherwise: its author's, or
/// with its words, or without words of its day and grade.
bool may_be(const Known& gone, const Known& come) {
    if (come.first_seen <= gone.last_seen) return false;
    if (!gone.author_key.empty() && gone.author_key == come.author_key) return true;
    if (gone.words.empty() && come.words.empty())
        return gone.day == come.day && gone.grade == come.grade;
    if (gone.words.empty() || come.words.empty()) return false;
    constexpr std::size_t beginning = 40;
    return gone.words.compare(0, beginning, come.words, 0, beginning) == 0 ||
           is_excerpt(gone.words, come.words) || is_excerpt(come.words, gone.words);
}

bool proven(const Known& gone, const ReviewWalk& walk) {
    if (!walk.only_between) return true;
    return gone.day && *gone.day > walk.only_between->after &&
           *gone.day < walk.only_between->before;
}

/// More than half of a list gone at once is rather a list that is shown otherwise.
bool too_many(std::size_t gone, std::size_t shown_before) {
    constexpr std::size_t few = 3;
    return gone > few && gone > shown_before;
}

std::vector<Known> vanished_from(Connection& connection, std::int64_t listing_id,
                                 const ReviewWalk& walk) {
    std::vector<Known> gone = unseen(connection, listing_id, walk);
    if (gone.empty()) return gone;
    model::Instant since = gone.front().last_seen;
    for (const Known& each : gone) since = std::min(since, each.last_seen);
    const auto come = newly_shown(connection, listing_id, walk, since);
    const std::size_t shown_before =
        walk.shown.size() -
        static_cast<std::size_t>(std::count_if(come.begin(), come.end(), [&](const Known& each) {
            return each.first_seen >= walk.began;
        }));
    if (too_many(gone.size(), shown_before)) return {};
    std::erase_if(gone, [&](const Known& each) {
        return each.first_seen >= walk.began || !proven(each, walk) ||
               std::any_of(come.begin(), come.end(),
                           [&](const Known& other) { return may_be(each, other); });
    });
    return gone;
}

std::optional<std::int64_t> ended_round(Connection& connection, const std::string& source) {
    Query query{connection.use("SELECT id FROM round WHERE source = ? AND open = 0")};
    query.with(source);
    if (!query.next()) return std::nullopt;
    return query.whole(0);
}

std::vector<std::int64_t> listings_met(Connection& connection, const std::string& source,
                                       std::int64_t round) {
    std::vector<std::int64_t> listings;
    Query query{
        connection.use("SELECT DISTINCT listing_id FROM page JOIN review_page ON page_id = page.id "
                       "WHERE source = ? AND round = ? ORDER BY listing_id")};
    query.with(source).with(round);
    while (query.next()) listings.push_back(query.whole(0));
    return listings;
}

/// In the order of the page.
void put_page_reviews(Connection& connection, std::int64_t page_id,
                      const std::vector<ReviewKey>& reviews) {
    constexpr std::size_t many = 4;  // a server takes these sooner in bulk
    const auto bulk =
        reviews.size() < many
            ? nullptr
            : connection.engine().bulk("page_review", "page_id, position, listing_id, identity");
    std::int64_t position = 0;
    for (const ReviewKey& review : reviews)
        Query{bulk ? *bulk
                   : connection.use("INSERT INTO page_review (page_id, position, listing_id, "
                                    "identity) VALUES (?, ?, ?, ?)")}
            .with(page_id)
            .with(position++)
            .with(review.listing_id)
            .with(review.identity)
            .run();
    if (bulk) bulk->flush();
}

}  // namespace

void put_shown(Connection& connection, std::int64_t page_id,
               const std::vector<ReviewKey>& reviews) {
    Query{connection.use("INSERT INTO missing (listing_id, identity) "
                         "SELECT DISTINCT listing_id, identity FROM page_review WHERE page_id = ? "
                         "ON CONFLICT DO NOTHING")}
        .with(page_id)
        .run();
    Query{connection.use("DELETE FROM page_review WHERE page_id = ?")}.with(page_id).run();
    put_page_reviews(connection, page_id, reviews);
    Query{connection.use("DELETE FROM missing WHERE (listing_id, identity) IN "
                         "(SELECT listing_id, identity FROM page_review WHERE page_id = ?)")}
        .with(page_id)
        .run();
    std::set<std::int64_t> listings;
    for (const ReviewKey& review : reviews) listings.insert(review.listing_id);
    for (const std::int64_t listing : listings)
        Query{connection.use("INSERT INTO review_page (listing_id, page_id) "
                             "VALUES (?, ?) ON CONFLICT DO NOTHING")}
            .with(listing)
            .with(page_id)
            .run();
    Query{connection.use("UPDATE page SET reviews_known = 1 WHERE id = ?")}.with(page_id).run();
}

void put_returned(Connection& connection, const std::vector<ReviewKey>& reviews,
                  model::Instant seen) {
    {
        Query any{connection.use("SELECT 1 FROM absence WHERE returned IS NULL LIMIT 1")};
        if (!any.next()) return;
    }
    for (const ReviewKey& review : reviews)
        Query{connection.use("UPDATE absence SET returned = ?3 WHERE listing_id = ?1 "
                             "AND identity = ?2 AND returned IS NULL AND missed < ?3")}
            .with(review.listing_id)
            .with(review.identity)
            .with(seen)
            .run();
}

long put_vanished(Connection& connection, const std::string& source) {
    const auto round = ended_round(connection, source);
    if (!round) return 0;
    long count = 0;
    for (const std::int64_t listing : listings_met(connection, source, *round)) {
        const auto walk = find_walk(connection, listing, *round);
        if (!walk) continue;
        for (const Known& gone : vanished_from(connection, listing, *walk)) {
            Query{connection.use("INSERT INTO absence (listing_id, identity, missed) "
                                 "VALUES (?, ?, ?) ON CONFLICT DO NOTHING")}
                .with(listing)
                .with(gone.identity)
                .with(walk->ended)
                .run();
            ++count;
        }
    }
    return count;
}

}  // namespace store
