#include "store/review_walk.h"

#include <algorithm>
#include <set>

namespace store {
namespace {

constexpr std::chrono::hours longest_walk{24};

/// A page as a walk meets it.
struct Stop {
    std::int64_t id = 0;
    std::int64_t round = 0;
    std::int64_t status = 0;
    bool reviews_known = false;
    model::Instant fetched{};
    model::Instant changed{};
};

Stop stop_at(const Query& row) {
    return {row.whole(0),      row.whole(1),   row.whole(2),
            row.whole(3) != 0, row.instant(4), row.instant(5)};
}

std::vector<Stop> first_pages(Connection& connection, std::int64_t listing_id) {
    std::vector<Stop> pages;
    Query query{connection.use(
        "SELECT page.id, round, status, reviews_known, fetched, changed FROM review_page "
        "JOIN page ON page.id = page_id WHERE listing_id = ? AND further = 0 ORDER BY page.id")};
    query.with(listing_id);
    while (query.next()) pages.push_back(stop_at(query));
    return pages;
}

/// The further pages that a page leads to; nothing where one of them was never asked for.
std::optional<std::vector<Stop>> further_pages(Connection& connection, std::int64_t page_id) {
    std::vector<Stop> pages;
    Query query{connection.use(
        "SELECT page.id, page.round, page.status, page.reviews_known, page.fetched, page.changed "
        "FROM page_link LEFT JOIN page ON page.url = page_link.url "
        "WHERE page_id = ? AND next = 1 AND sitemap = 0 ORDER BY position")};
    query.with(page_id);
    while (query.next()) {
        if (query.is_null(0)) return std::nullopt;
        pages.push_back(stop_at(query));
    }
    return pages;
}

/// All pages of the list; nothing where one of them was not read in this round.
std::optional<std::vector<Stop>> pages_of(Connection& connection, std::int64_t listing_id,
                                          std::int64_t round) {
    std::vector<Stop> pages = first_pages(connection, listing_id);
    std::set<std::int64_t> met;
    for (const Stop& page : pages) met.insert(page.id);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const Stop page = pages[i];
        if (page.round != round || page.status != 200 || !page.reviews_known) return std::nullopt;
        const auto further = further_pages(connection, page.id);
        if (!further) return std::nullopt;
        for (const Stop& next : *further)
            if (met.insert(next.id).second) pages.push_back(next);
    }
    if (pages.empty()) return std::nullopt;
    return pages;
}

/// What the site itself counts, as told when the first pages last said something new.
std::optional<std::int64_t> told_count(Connection& connection, std::int64_t listing_id,
                                       model::Instant since) {
    Query query{
        connection.use("SELECT count, last_seen FROM aggregate WHERE listing_id = ? "
                       "ORDER BY seen DESC, id DESC LIMIT 1")};
    query.with(listing_id);
    if (!query.next() || query.is_null(0) || query.instant(1) < since) return std::nullopt;
    return query.whole(0);
}

/// Whether the dates of what each page shows only fall or only rise; and the ends of all of them.
struct Order {
    bool rises = true;
    bool falls = true;
    std::optional<ReviewWalk::Span> span;

    void add(const std::vector<std::int64_t>& days) {
        for (std::size_t i = 0; i < days.size(); ++i) {
            if (i > 0) rises = rises && days[i - 1] <= days[i];
            if (i > 0) falls = falls && days[i - 1] >= days[i];
            if (!span) span = {days[i], days[i]};
            span->after = std::min(span->after, days[i]);
            span->before = std::max(span->before, days[i]);
        }
    }
};

/// Adds what the pages show of the listing, in their order; what was forgotten is shown all the
/// same.
Order look_at(Connection& connection, std::int64_t listing_id, ReviewWalk& walk) {
    Order order;
    std::vector<std::int64_t> days;
    for (const std::int64_t page : walk.pages) {
        days.clear();
        Query query{
            connection.use("SELECT p.identity, day FROM page_review p LEFT JOIN review r "
                           "ON r.listing_id = p.listing_id AND r.identity = p.identity "
                           "WHERE page_id = ? AND p.listing_id = ? ORDER BY position")};
        query.with(page).with(listing_id);
        while (query.next()) {
            walk.shown.insert(query.whole(0));
            if (!query.is_null(1)) days.push_back(query.whole(1));
        }
        order.add(days);
    }
    return order;
}

}  // namespace

std::optional<ReviewWalk> find_walk(Connection& connection, std::int64_t listing_id,
                                    std::int64_t round) {
    const auto pages = pages_of(connection, listing_id, round);
    if (!pages) return std::nullopt;
    ReviewWalk walk;
    walk.began = walk.ended = pages->front().fetched;
    model::Instant changed = pages->front().changed;
    for (const Stop& page : *pages) {
        walk.pages.push_back(page.id);
        walk.began = std::min(walk.began, page.fetched);
        walk.ended = std::max(walk.ended, page.fetched);
    }
    if (walk.ended - walk.began > longest_walk) return std::nullopt;
    const Order order = look_at(connection, listing_id, walk);
    if (const auto count = told_count(connection, listing_id, changed)) {
        if (static_cast<std::int64_t>(walk.shown.size()) < *count) return std::nullopt;
        return walk;
    }
    if (!order.span || !(order.rises || order.falls)) return std::nullopt;
    walk.only_between = order.span;
    return walk;
}

}  // namespace store
