#include "store/page_rows.h"

namespace store {
namespace {

/// How a visit changes what is remembered of its page.
struct Visit {
    bool changed = false;  ///< it says something else than at the last visit
    bool news = false;
};

std::int64_t page_id(Connection& connection, const PageState& page, const Visit& visit) {
    Query query{connection.use(
        "INSERT INTO page (url, source, fetched, etag, last_modified, digest, archived, status, "
        "first_fetched, changed, changes, news, round, reader, further) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?3, ?3, 0, ?9, ?10, ?11, ?13) "
        "ON CONFLICT {unique url} DO UPDATE SET source = excluded.source, fetched = "
        "excluded.fetched, "
        "etag = excluded.etag, last_modified = excluded.last_modified, "
        "digest = excluded.digest, archived = excluded.archived, status = excluded.status, "
        "changed = CASE WHEN ?12 <> 0 THEN excluded.fetched ELSE page.changed END, "
        "changes = page.changes + ?12, news = excluded.news, round = excluded.round, "
        "reader = excluded.reader, further = excluded.further RETURNING id")};
    query.with(page.url).with(page.source).with(page.fetched).with(page.etag);
    query.with(page.last_modified).with(page.digest).with(page.archived);
    query.with(std::int64_t{page.status}).with(std::int64_t{visit.news});
    query.with(std::int64_t{page.round}).with(page.reader).with(std::int64_t{visit.changed});
    return query.with(std::int64_t{page.further}).only();
}

void put_links(Connection& connection, std::int64_t page_id, const std::vector<PageLink>& links) {
    Query{connection.use("DELETE FROM page_link WHERE page_id = ?")}.with(page_id).run();
    std::int64_t position = 0;
    for (const PageLink& link : links) {
        Query query{
            connection.use("INSERT INTO page_link (page_id, position, url, next, newest_first, "
                           "sitemap, lastmod) VALUES (?, ?, ?, ?, ?, ?, ?)")};
        query.with(page_id).with(position++).with(link.url).with(std::int64_t{link.next});
        query.with(std::int64_t{link.newest_first}).with(std::int64_t{link.sitemap});
        link.lastmod ? query.with(*link.lastmod) : query.with_null();
        query.run();
    }
}

void put_page_listings(Connection& connection, std::int64_t page_id,
                       const std::vector<std::int64_t>& listing_ids) {
    Query{connection.use("DELETE FROM page_listing WHERE page_id = ?")}.with(page_id).run();
    for (const std::int64_t listing_id : listing_ids) {
        Query{connection.use("INSERT INTO page_listing (page_id, listing_id) VALUES (?, ?) "
                             "ON CONFLICT DO NOTHING")}
            .with(page_id)
            .with(listing_id)
            .run();
    }
}

std::vector<PageLink> links_of(Connection& connection, std::int64_t page_id) {
    std::vector<PageLink> links;
    Query query{
        connection.use("SELECT url, next, newest_first, sitemap, lastmod FROM page_link "
                       "WHERE page_id = ? ORDER BY position")};
    query.with(page_id);
    while (query.next()) {
        PageLink& link = links.emplace_back();
        link.url = query.text(0);
        link.next = query.whole(1) != 0;
        link.newest_first = query.whole(2) != 0;
        link.sitemap = query.whole(3) != 0;
        if (!query.is_null(4)) link.lastmod = query.instant(4);
    }
    return links;
}

}  // namespace

std::int64_t put_page(Connection& connection, const PageState& page,
                      const std::vector<std::int64_t>& listing_ids, bool news) {
    const auto before = find_page(connection, page.url);
    const bool led_elsewhere = !before || before->links != page.links;
    const bool changed = before && (news || led_elsewhere || before->status != page.status);
    const std::int64_t id = page_id(connection, page, {changed, news});
    if (led_elsewhere) put_links(connection, id, page.links);
    put_page_listings(connection, id, listing_ids);
    return id;
}

std::optional<PageState> find_page(Connection& connection, const std::string& url) {
    Query query{connection.use(
        "SELECT id, source, fetched, etag, last_modified, digest, archived, reader, round, status, "
        "first_fetched, changed, changes, news, further FROM page WHERE url = ?")};
    query.with(url);
    if (!query.next()) return std::nullopt;
    PageState page;
    page.url = url;
    page.source = query.text(1);
    page.fetched = query.instant(2);
    page.etag = query.text(3);
    page.last_modified = query.text(4);
    page.digest = query.text(5);
    page.archived = query.text(6);
    page.reader = query.text(7);
    page.round = query.whole(8);
    page.status = static_cast<int>(query.whole(9));
    page.first_fetched = query.instant(10);
    page.changed = query.instant(11);
    page.changes = query.whole(12);
    page.news = query.whole(13) != 0;
    page.further = query.whole(14) != 0;
    page.links = links_of(connection, query.whole(0));
    return page;
}

void visit_archived(Connection& connection, const std::function<void(const PageState&)>& visit) {
    Query query{connection.stream(
        "SELECT url, archived, digest FROM page WHERE archived <> '' ORDER BY url")};
    while (query.next()) {
        PageState page;
        page.url = query.text(0);
        page.archived = query.text(1);
        page.digest = query.text(2);
        visit(page);
    }
}

void visit_archived_listings(Connection& connection, const ArchivedListing& visit) {
    Query query{
        connection.stream("SELECT l.id, archived FROM listing l JOIN page ON page.url = l.url "
                          "WHERE archived <> '' ORDER BY l.id")};
    while (query.next()) visit(query.whole(0), query.text(1));
}

std::optional<model::Instant> newest_moment(Connection& connection) {
    Query query{
        connection.use("SELECT max(moment) FROM (SELECT max(fetched) AS moment FROM page "
                       "UNION ALL SELECT max(ended) FROM receipt) m")};
    query.next();
    if (query.is_null(0)) return std::nullopt;
    return query.instant(0);
}

void touch_page(Connection& connection, const std::string& url, model::Instant seen, long round) {
    Query{connection.use("UPDATE page SET fetched = {greatest}(fetched, ?2), round = ?3, news = 0, "
                         "status = 200 WHERE url = ?1")}
        .with(url)
        .with(seen)
        .with(std::int64_t{round})
        .run();
    Query{connection.use("UPDATE listing SET last_seen = {greatest}(last_seen, ?2) WHERE id IN "
                         "(SELECT listing_id FROM page_listing JOIN page ON page.id = page_id "
                         "WHERE page.url = ?1)")}
        .with(url)
        .with(seen)
        .run();
}

void put_failure(Connection& connection, const PageState& page) {
    Query{
        connection.use(
            "INSERT INTO page (url, source, fetched, etag, last_modified, digest, archived, "
            "status, first_fetched, changed, changes, news, round, reader) "
            "VALUES (?1, ?2, ?3, '', '', '', '', ?4, ?3, ?3, 0, 0, ?5, '') "
            "ON CONFLICT {unique url} DO UPDATE SET fetched = excluded.fetched, "
            "changed = CASE WHEN page.status = excluded.status THEN page.changed "
            "ELSE excluded.fetched END, changes = page.changes + "
            "CASE WHEN page.status = excluded.status THEN 0 ELSE 1 END, status = excluded.status, "
            "news = 0, round = excluded.round")}
        .with(page.url)
        .with(page.source)
        .with(page.fetched)
        .with(std::int64_t{page.status})
        .with(std::int64_t{page.round})
        .run();
}

std::optional<long> find_round(Connection& connection, const std::string& source) {
    Query query{connection.use("SELECT id FROM round WHERE source = ? AND open = 1")};
    query.with(source);
    if (!query.next()) return std::nullopt;
    return query.whole(0);
}

long put_round(Connection& connection, const std::string& source, model::Instant now) {
    Query{connection.use("DELETE FROM round WHERE source = ?")}.with(source).run();
    Query begun{
        connection.use("INSERT INTO round (source, started, open) VALUES (?, ?, 1) RETURNING id")};
    return begun.with(source).with(now).only();
}

void close_round(Connection& connection, const std::string& source) {
    Query{connection.use("UPDATE round SET open = 0 WHERE source = ?")}.with(source).run();
}

}  // namespace store
