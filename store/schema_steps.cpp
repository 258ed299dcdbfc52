#include <array>

#include "store/schema.h"
#include "store/schema_first.h"

namespace store {
namespace {

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

/// What was learned of words, a row a language and question, and how it did in each category.
constexpr const char* learned_models = R"sql(
CREATE TABLE learned_model (
    id INTEGER PRIMARY KEY,
    language INTEGER NOT NULL,
    question INTEGER NOT NULL,
    as_of INTEGER NOT NULL,            -- day: nothing that came later was learned from
    n INTEGER NOT NULL,
    positives INTEGER NOT NULL,
    businesses INTEGER NOT NULL,
    sampled_from INTEGER NOT NULL,
    copies INTEGER NOT NULL,
    lexicon INTEGER NOT NULL,          -- fingerprint of the lexicon that it was held against
    weights BLOB NOT NULL,
    UNIQUE (language, question)
) STRICT;
CREATE TABLE learned_domain (
    model_id INTEGER NOT NULL REFERENCES learned_model (id) ON DELETE CASCADE,
    category TEXT NOT NULL,
    n INTEGER NOT NULL,
    positives INTEGER NOT NULL,
    businesses INTEGER NOT NULL,
    accuracy REAL NOT NULL,            -- the model's, on held-out reviews
    auc REAL NOT NULL,
    log_loss REAL NOT NULL,
    lexicon_accuracy REAL NOT NULL,
    lexicon_auc REAL NOT NULL,
    lexicon_log_loss REAL NOT NULL,
    p REAL NOT NULL,
    use INTEGER NOT NULL,              -- 0: used; else why not
    PRIMARY KEY (model_id, category)
) STRICT, WITHOUT ROWID;
)sql";

/// What was forgotten on purpose or by age, without what it was; and digests of what may not come
/// back, for a page shows it still.
constexpr const char* deeds_schema = R"sql(
CREATE TABLE deed (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    moment INTEGER NOT NULL,
    what TEXT NOT NULL,                -- review, business, source or age
    source TEXT NOT NULL,
    reason TEXT NOT NULL,
    listings INTEGER NOT NULL,
    reviews INTEGER NOT NULL,
    records INTEGER NOT NULL           -- in the archive
) STRICT;
CREATE TABLE kept_out (
    listing INTEGER NOT NULL,          -- a digest of source and key
    identity INTEGER NOT NULL,         -- of one review; 0: the listing as a whole
    deed_id INTEGER NOT NULL REFERENCES deed (id) ON DELETE CASCADE,
    PRIMARY KEY (listing, identity)
) STRICT, WITHOUT ROWID;
)sql";

/// What several crawlers share: one crawl, its groups of hosts, and who was at its end. Moments are
/// milliseconds since 1970.
constexpr const char* crawl_queue = R"sql(
CREATE TABLE crawl (
    number INTEGER PRIMARY KEY,
    digest INTEGER NOT NULL,           -- of its groups
    begun INTEGER NOT NULL,
    ended INTEGER                      -- null: it goes on
) STRICT;
CREATE TABLE crawl_group (
    number INTEGER PRIMARY KEY,
    hosts TEXT NOT NULL,               -- and its sources
    state INTEGER NOT NULL,            -- 0 waits, 1 taken, 2 done
    worker TEXT NOT NULL,
    token TEXT NOT NULL,               -- of one start of the worker
    until INTEGER NOT NULL,            -- the lease's end
    visits TEXT NOT NULL               -- what was done there, JSON as in a receipt
) STRICT;
CREATE INDEX crawl_group_state ON crawl_group (state, number);
CREATE TABLE crawl_worker (
    name TEXT PRIMARY KEY,
    crawl INTEGER NOT NULL             -- the last one at whose end it was
) STRICT, WITHOUT ROWID;
)sql";

constexpr std::array<Migration, 10> steps_so_far{{{1, first_schema},
                                                  {2, rounds_schema},
                                                  {3, reading_numbers},
                                                  {4, match_decisions},
                                                  {5, coverage_schema},
                                                  {6, boxes_schema},
                                                  {7, shown_reviews},
                                                  {8, learned_models},
                                                  {9, deeds_schema},
                                                  {10, crawl_queue}}};

}  // namespace

std::span<const Migration> migrations() {
    return steps_so_far;
}

}  // namespace store
