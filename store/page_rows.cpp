#include "store/page_rows.h"

namespace store {
namespace {

std::int64_t page_id(Connection& connection, const PageState& page) {
    Query query{connection.use(
        "INSERT INTO page (url, source, fetched, etag, last_modified, digest, archived) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (url) DO UPDATE SET source = excluded.source, "
        "fetched = excluded.fetched, etag = excluded.etag, "
        "last_modified = excluded.last_modified, digest = excluded.digest, "
        "archived = excluded.archived RETURNING id")};
    query.with(page.url).with(page.source).with(page.fetched).with(page.etag);
    query.with(page.last_modified).with(page.digest).with(page.archived);
    query.next();
    const std::int64_t id = query.whole(0);
    while (query.next()) continue;
    return id;
}

}  // namespace

void put_page(Connection& connection, const PageState& page,
              const std::vector<std::int64_t>& listing_ids) {
    const std::int64_t id = page_id(connection, page);
    Query{connection.use("DELETE FROM page_link WHERE page_id = ?")}.with(id).run();
    std::int64_t position = 0;
    for (const PageLink& link : page.links) {
        Query{connection.use(
                  "INSERT INTO page_link (page_id, position, url, next) VALUES (?, ?, ?, ?)")}
            .with(id)
            .with(position++)
            .with(link.url)
            .with(std::int64_t{link.next})
            .run();
    }
    Query{connection.use("DELETE FROM page_listing WHERE page_id = ?")}.with(id).run();
    for (const std::int64_t listing_id : listing_ids) {
        Query{connection.use("INSERT INTO page_listing (page_id, listing_id) VALUES (?, ?) "
                             "ON CONFLICT DO NOTHING")}
            .with(id)
            .with(listing_id)
            .run();
    }
}

std::optional<PageState> find_page(Connection& connection, const std::string& url) {
    Query query{connection.use(
        "SELECT id, source, fetched, etag, last_modified, digest, archived FROM page "
        "WHERE url = ?")};
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
    Query links{
        connection.use("SELECT url, next FROM page_link WHERE page_id = ? ORDER BY position")};
    links.with(query.whole(0));
    while (links.next()) page.links.push_back({links.text(0), links.whole(1) != 0});
    return page;
}

void touch_page(Connection& connection, const std::string& url, model::Instant seen) {
    Query{connection.use("UPDATE page SET fetched = max(fetched, ?2) WHERE url = ?1")}
        .with(url)
        .with(seen)
        .run();
    Query{connection.use("UPDATE listing SET last_seen = max(last_seen, ?2) WHERE id IN "
                         "(SELECT listing_id FROM page_listing JOIN page ON page.id = page_id "
                         "WHERE page.url = ?1)")}
        .with(url)
        .with(seen)
        .run();
}

}  // namespace store
