#pragma once

namespace store {

/// Moments are seconds since 1970 in UTC, days are days since 1970. Empty text: the source does not
/// say. `seen` is the first moment at which a row was seen as it stands; what stood before it is in
/// the `_past` table beside it, so that nothing is overwritten but what was misread.
inline constexpr const char* first_schema = R"sql(
CREATE TABLE listing (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL,      -- the smallest listing id of its business
    source TEXT NOT NULL,
    key TEXT NOT NULL,                 -- the url, or name and place where it has none
    url TEXT NOT NULL,
    recipe TEXT NOT NULL,
    own_page INTEGER NOT NULL,         -- 1: its own page was read, not only a list
    first_seen INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    name TEXT NOT NULL,
    category TEXT NOT NULL,
    address TEXT NOT NULL,
    postcode TEXT NOT NULL,
    city TEXT NOT NULL,
    country TEXT NOT NULL,
    phone TEXT NOT NULL,
    lat REAL,
    lon REAL,
    UNIQUE (source, key)
) STRICT;
CREATE INDEX listing_business ON listing (business_id);

CREATE TABLE listing_past (
    listing_id INTEGER NOT NULL REFERENCES listing (id) ON DELETE CASCADE,
    seen INTEGER NOT NULL,
    name TEXT NOT NULL,
    category TEXT NOT NULL,
    address TEXT NOT NULL,
    postcode TEXT NOT NULL,
    city TEXT NOT NULL,
    country TEXT NOT NULL,
    phone TEXT NOT NULL,
    lat REAL,
    lon REAL
) STRICT;
CREATE INDEX listing_past_listing ON listing_past (listing_id, seen);

CREATE TABLE aggregate (
    id INTEGER PRIMARY KEY,
    listing_id INTEGER NOT NULL REFERENCES listing (id) ON DELETE CASCADE,
    seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    value REAL,
    best REAL,
    worst REAL,
    proof INTEGER,
    count INTEGER,
    histogram TEXT NOT NULL,           -- JSON
    aspects TEXT NOT NULL              -- JSON
) STRICT;
CREATE INDEX aggregate_listing ON aggregate (listing_id, seen);

-- Clustered by listing and without texts, so that a million ratings are read in one sweep.
CREATE TABLE review (
    listing_id INTEGER NOT NULL REFERENCES listing (id) ON DELETE CASCADE,
    identity INTEGER NOT NULL,
    twin INTEGER NOT NULL,             -- which of several that look exactly alike
    first_seen INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    text_id INTEGER,                   -- null: neither title nor text
    source_id TEXT NOT NULL,
    score REAL,
    best REAL,
    worst REAL,
    proof INTEGER,
    overall REAL,
    overall_best REAL,
    overall_worst REAL,
    overall_proof INTEGER,
    grade REAL,
    day INTEGER,
    precision INTEGER,                 -- 0 year, 1 month, 2 day
    lang TEXT NOT NULL,
    aspects TEXT NOT NULL,             -- JSON, or empty
    owner_reply INTEGER NOT NULL,
    author_key TEXT NOT NULL,
    PRIMARY KEY (listing_id, identity)
) STRICT, WITHOUT ROWID;

CREATE TABLE review_text (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE TRIGGER review_text_gone AFTER DELETE ON review WHEN old.text_id IS NOT NULL
BEGIN DELETE FROM review_text WHERE id = old.text_id; END;

CREATE TABLE review_past (
    id INTEGER PRIMARY KEY,
    listing_id INTEGER NOT NULL,
    identity INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    source_id TEXT NOT NULL,
    score REAL,
    best REAL,
    worst REAL,
    proof INTEGER,
    overall REAL,
    overall_best REAL,
    overall_worst REAL,
    overall_proof INTEGER,
    grade REAL,
    day INTEGER,
    precision INTEGER,
    lang TEXT NOT NULL,
    aspects TEXT NOT NULL,
    owner_reply INTEGER NOT NULL,
    author_key TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    FOREIGN KEY (listing_id, identity) REFERENCES review (listing_id, identity) ON DELETE CASCADE
) STRICT;
CREATE INDEX review_past_review ON review_past (listing_id, identity, seen);

CREATE TABLE page (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    fetched INTEGER NOT NULL,
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    digest TEXT NOT NULL,
    archived TEXT NOT NULL
) STRICT;
CREATE TABLE page_link (
    page_id INTEGER NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    url TEXT NOT NULL,
    next INTEGER NOT NULL,
    PRIMARY KEY (page_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE page_listing (
    page_id INTEGER NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    listing_id INTEGER NOT NULL REFERENCES listing (id) ON DELETE CASCADE,
    PRIMARY KEY (page_id, listing_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX page_listing_listing ON page_listing (listing_id);

CREATE TABLE robots (
    origin TEXT PRIMARY KEY,
    fetched INTEGER NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE rest (
    host TEXT PRIMARY KEY,
    until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE receipt (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    started INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    interrupted INTEGER NOT NULL,
    sources TEXT NOT NULL              -- JSON
) STRICT;
)sql";

}  // namespace store
