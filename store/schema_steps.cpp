#include <array>

#include "store/schema.h"

namespace store {
namespace {

/// Moments are seconds since 1970 in UTC, days are days since 1970. Empty text: the source does not
/// say. `seen` is the first moment at which a row was seen as it stands; what stood before it is in
/// the `_past` table beside it, so that nothing is overwritten but what was misread.
constexpr const char* first_schema = R"sql(
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

/// A page's URL is remembered with what its visits told: when it may rest, and in which round of
/// its source it was visited last, so that a run that was killed goes on from there.
constexpr const char* rounds_schema = R"sql(
ALTER TABLE page ADD COLUMN status INTEGER NOT NULL DEFAULT 200;
ALTER TABLE page ADD COLUMN first_fetched INTEGER NOT NULL DEFAULT 0;
ALTER TABLE page ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE page ADD COLUMN changes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE page ADD COLUMN news INTEGER NOT NULL DEFAULT 1;
ALTER TABLE page ADD COLUMN round INTEGER NOT NULL DEFAULT 0;
ALTER TABLE page ADD COLUMN reader TEXT NOT NULL DEFAULT '';
UPDATE page SET first_fetched = fetched, changed = fetched;
ALTER TABLE page_link ADD COLUMN newest_first INTEGER NOT NULL DEFAULT 0;
ALTER TABLE page_link ADD COLUMN sitemap INTEGER NOT NULL DEFAULT 0;
ALTER TABLE page_link ADD COLUMN lastmod INTEGER;

CREATE TABLE round (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL UNIQUE,
    started INTEGER NOT NULL,
    open INTEGER NOT NULL
) STRICT;
)sql";

/// Each opening of the store that saves something has a number, and a row keeps that of the opening
/// that read it. So a page that is read again (its moment is known from before) is told from a
/// second page of the same moment.
constexpr const char* reading_numbers = R"sql(
CREATE TABLE reading (last INTEGER NOT NULL) STRICT;
INSERT INTO reading VALUES (0);
ALTER TABLE listing ADD COLUMN reading INTEGER NOT NULL DEFAULT 0;
ALTER TABLE listing_past ADD COLUMN reading INTEGER NOT NULL DEFAULT 0;
ALTER TABLE aggregate ADD COLUMN reading INTEGER NOT NULL DEFAULT 0;
ALTER TABLE review ADD COLUMN reading INTEGER NOT NULL DEFAULT 0;
ALTER TABLE review_past ADD COLUMN reading INTEGER NOT NULL DEFAULT 0;
)sql";

/// What the user said about two listings, by what the listings are known by for ever: an id would
/// not outlive its row. The left one comes first in the order of (source, key).
constexpr const char* match_decisions = R"sql(
CREATE TABLE match_decision (
    left_source TEXT NOT NULL,
    left_key TEXT NOT NULL,
    right_source TEXT NOT NULL,
    right_key TEXT NOT NULL,
    accepted INTEGER NOT NULL,         -- 1: they are one business; 0: they are two
    decided INTEGER NOT NULL,
    PRIMARY KEY (left_source, left_key, right_source, right_key)
) STRICT, WITHOUT ROWID;
)sql";

/// What each run read of each source and layout: later runs are held against it.
constexpr const char* coverage_schema = R"sql(
CREATE TABLE coverage (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    recipe TEXT NOT NULL,              -- empty: no reader found anything
    started INTEGER NOT NULL,
    changed INTEGER NOT NULL,          -- 1: the layout had changed; no measure
    pages INTEGER NOT NULL,
    review_pages INTEGER NOT NULL,
    reviews REAL NOT NULL,             -- the sum over those pages
    reviews_squared REAL NOT NULL      -- the sum of squares over those pages
) STRICT;
CREATE INDEX coverage_started ON coverage (started);
CREATE TABLE coverage_field (
    coverage_id INTEGER NOT NULL REFERENCES coverage (id) ON DELETE CASCADE,
    field INTEGER NOT NULL,
    have INTEGER NOT NULL,
    asked INTEGER NOT NULL,
    PRIMARY KEY (coverage_id, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE coverage_score (
    coverage_id INTEGER NOT NULL REFERENCES coverage (id) ON DELETE CASCADE,
    tenth INTEGER NOT NULL,            -- of the review's own scale; 0 is the worst
    reviews INTEGER NOT NULL,
    PRIMARY KEY (coverage_id, tenth)
) STRICT, WITHOUT ROWID;
)sql";

/// Praise and criticism that a source asks for in boxes of their own. A text that only consists of
/// both is left empty beside them.
constexpr const char* boxes_schema = R"sql(
ALTER TABLE review_text ADD COLUMN praise TEXT NOT NULL DEFAULT '';
ALTER TABLE review_text ADD COLUMN criticism TEXT NOT NULL DEFAULT '';
ALTER TABLE review_past ADD COLUMN praise TEXT NOT NULL DEFAULT '';
ALTER TABLE review_past ADD COLUMN criticism TEXT NOT NULL DEFAULT '';
)sql";

/// Which reviews each page shows, and which of them a whole walk along their list did not find any
/// more. A page that was stored before this step tells nothing until it is read again.
constexpr const char* shown_reviews = R"sql(
ALTER TABLE page ADD COLUMN further INTEGER NOT NULL DEFAULT 0;        -- 1: not a list's first page
ALTER TABLE page ADD COLUMN reviews_known INTEGER NOT NULL DEFAULT 0;  -- 1: page_review tells them
CREATE TABLE page_review (
    page_id INTEGER NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    listing_id INTEGER NOT NULL REFERENCES listing (id) ON DELETE CASCADE,
    identity INTEGER NOT NULL,
    PRIMARY KEY (page_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE review_page (             -- every page that ever showed reviews of the listing
    listing_id INTEGER NOT NULL REFERENCES listing (id) ON DELETE CASCADE,
    page_id INTEGER NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    PRIMARY KEY (listing_id, page_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE missing (                 -- went from a page, and may stand on another
    listing_id INTEGER NOT NULL REFERENCES listing (id) ON DELETE CASCADE,
    identity INTEGER NOT NULL,
    PRIMARY KEY (listing_id, identity)
) STRICT, WITHOUT ROWID;
CREATE TABLE absence (
    listing_id INTEGER NOT NULL,
    identity INTEGER NOT NULL,
    missed INTEGER NOT NULL,           -- the end of the first walk that did not find it
    returned INTEGER,                  -- when it was seen again
    PRIMARY KEY (listing_id, identity, missed),
    FOREIGN KEY (listing_id, identity) REFERENCES review (listing_id, identity) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
)sql";

constexpr std::array<Migration, 7> steps_so_far{{{1, first_schema},
                                                 {2, rounds_schema},
                                                 {3, reading_numbers},
                                                 {4, match_decisions},
                                                 {5, coverage_schema},
                                                 {6, boxes_schema},
                                                 {7, shown_reviews}}};

}  // namespace

std::span<const Migration> migrations() {
    return steps_so_far;
}

}  // namespace store
