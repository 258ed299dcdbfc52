#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "model/coverage.h"
#include "model/evidence.h"
#include "model/learning.h"
#include "model/listing.h"
#include "model/matching.h"
#include "model/patterns.h"
#include "model/receipt.h"
#include "store/kept_out.h"
#include "store/page_state.h"
#include "store/wording.h"

namespace store {

/// What breaks the run: an unreadable, newer, corrupt or full database.
struct Error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What storing brought.
struct Saved {
    long listings = 0;  ///< new ones
    long reviews = 0;   ///< new ones
    long changed = 0;   ///< listings, aggregates and reviews that now say something else
    long kept_out = 0;  ///< listings and reviews that were forgotten, or are too old to be kept
    bool anything() const { return listings + reviews + changed > 0; }
};

/// A robots.txt as last fetched.
struct RobotsState {
    model::Instant fetched{};
    int status = 0;
    std::string body;
};

/// Tells, for each listing (they come by id), the place of the first listing of its business. It
/// may not use the store.
using Joining = std::function<std::vector<std::size_t>(const model::ListingWalk&,
                                                       std::span<const model::MatchDecision>)>;

using ArchivedListing = std::function<void(std::int64_t listing_id, const std::string& archived)>;

/// Remembers everything, in one SQLite file or in a database on a PostgreSQL server. Every public
/// call that writes is one transaction.
/// Throws `Error` when the database itself fails. For one thread at a time.
class Store {
  public:
    /// Opens the database, and brings its schema up to date. A file is made where it is missing; a
    /// name that begins with postgresql:// or postgres:// is that of a database on a server, as
    /// libpq reads it, whose tables are made where they are missing. A connection that was lost is
    /// opened anew at the next call.
    explicit Store(const std::filesystem::path& database);
    ~Store();
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;

    /// Stores listings (their items too, as listings of their own) and, if given, the state of the
    /// page they stood on: all or nothing. The same twice adds nothing; what a review, an aggregate
    /// or a listing said before is kept beside what it says now, and sightings may come in any
    /// order. A page that is read again, at another opening of the store, is taken at its last
    /// word: what it says now stands instead of what was read of that moment before (a mended
    /// recipe). Every listing needs `fetched` (else the page's is taken): first_seen comes from it.
    /// For bulk, thousands of reviews a call are fastest.
    Saved save(const std::vector<model::Listing>& listings, const PageState* page = nullptr);

    /// All that `work` stores is stored together; where it says false or throws, nothing of it is.
    /// Gives what it said.
    bool together(const std::function<bool()>& work);

    std::optional<PageState> page(const std::string& url) const;
    /// Every page that stands in the archive, by URL: that, its place and its body's digest are
    /// filled in. `visit` may not use the store.
    void each_archived(const std::function<void(const PageState&)>& visit) const;
    /// The listings whose own page stands in the archive, by id, with that place. `visit` may not
    /// use the store.
    void each_archived_listing(const ArchivedListing& visit) const;
    /// The newest moment at which a page was fetched or a run ended.
    std::optional<model::Instant> last_moment() const;
    /// The page was asked for again in that round and is as it was.
    void touch(const std::string& url, model::Instant seen, long round);
    /// The URL answered with `page.status` and no page: of the rest only source, moment and round
    /// are taken. What was known of an earlier page stays.
    void keep_failure(const PageState& page);

    /// The number of the round in which a source is being visited, from its begin to its end.
    std::optional<long> open_round(const std::string& source) const;
    /// Numbers are never given twice.
    long begin_round(const std::string& source, model::Instant now);
    void end_round(const std::string& source);

    std::optional<RobotsState> robots(const std::string& origin) const;
    void keep_robots(const std::string& origin, const RobotsState& robots);
    std::optional<model::Instant> rest_until(const std::string& host) const;
    void keep_rest(const std::string& host, model::Instant until);

    void keep_receipt(const model::Receipt& receipt);
    std::optional<model::Receipt> last_receipt() const;
    /// The newest so many, newest first.
    std::vector<model::Receipt> receipts(long count) const;

    /// Keeps what a run read, one row a source and recipe; the rows of earlier runs stay.
    void keep_coverage(const std::vector<model::Coverage>& run);
    /// What runs since that moment read, oldest first.
    std::vector<model::Coverage> coverage(model::Instant since) const;
    /// The present layout of a source is as it should be: what earlier runs read is no measure any
    /// more. Returns how many rows went.
    long forget_coverage(const std::string& source);
    /// What the last reading of a URL found, as far as it was stored: each listing with the reviews
    /// that were seen then.
    std::vector<model::Listing> last_reading(const std::string& url) const;

    /// Everything known about each business, ordered by business id. Edited reviews, aggregates and
    /// facts stand as they were at the end of that day (facts and reviews first met later: as first
    /// met; aggregates first met later are left out). Reviews are counted by the database, those
    /// without a grade are no evidence and left out; whether one that is dated or met later counts,
    /// `delight` judges by its day.
    std::vector<model::Dossier> dossiers(model::Day as_of) const;
    /// The same one by one, with one business in memory at a time. `visit` may not use the store.
    void each_dossier(model::Day as_of, const std::function<void(model::Dossier&&)>& visit) const;

    /// The words of all reviews as they stood at the end of that day, one by one: listings in the
    /// order of the dossiers, the reviews of each by identity. Grade and date are those that the
    /// dossiers count. Listings in `earlier` stand as of their own day. `visit` may not use the
    /// store.
    void each_wording(model::Day as_of, const std::function<void(const Wording&)>& visit,
                      const EarlierDays& earlier = {}) const;
    /// Those reviews as they stand; an empty one for what is not known.
    std::vector<model::Review> reviews(std::span<const model::CitedReview> cited) const;
    /// What became of reviews until the end of that day, by listing: from what each said at first
    /// and later (edited, scored otherwise on the same scale, answered), and from what
    /// `note_vanished` wrote down.
    std::vector<model::ReviewChange> changes(model::Day as_of) const;
    /// Writes down which reviews are gone, after a source's round has ended: those that a page of
    /// their list showed and that a later walk along the whole of it did not meet. A walk that left
    /// a page out, was over the budget, met an error or stopped at the newest proves nothing, nor
    /// does one that saw fewer reviews than the site counts; nor does a review count as gone that
    /// may be known otherwise now, or one of more than half of a list. One that is seen again has
    /// returned. Returns how many are newly gone.
    long note_vanished(const std::string& source);

    /// Keeps what was learned of reviewers' words in the place of all that was learned before.
    void keep_learned(const std::vector<model::LearnedModel>& models);
    /// What was learned from nothing later than that day.
    std::vector<model::LearnedModel> learned(model::Day as_of) const;
    /// Drops what was learned; returns how many models went.
    long forget_learned();

    /// Everything as interchange listings, one by one. A listing comes once for each day on which
    /// something new was seen of it, so that an import into another store knows what was seen when.
    /// `visit` may not use the store.
    void each_listing(const std::function<void(const model::Listing&)>& visit) const;

    /// Every listing's facts as they stand, by id, and what the user decided on pairs of them.
    std::vector<model::ListingFacts> listings() const;
    std::vector<model::MatchDecision> decisions() const;
    /// Kept for ever, by the listings' sources and URLs; a later word on the same two replaces it.
    void decide(const model::MatchDecision& decision, model::Instant now);
    /// Joins listings to businesses. A business has the smallest id of its listings, so that it
    /// keeps its id for as long as its first listing belongs to it.
    void join_businesses(const Joining& joining);

    /// What was forgotten and may not come back. Stands until something is forgotten.
    const KeptOut& kept_out() const;

    struct Impl;

  private:
    friend class Forgetting;
    friend class WorkQueue;
    std::unique_ptr<Impl> impl_;
};

}  // namespace store
