#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/listing.h"

namespace model {

/// Ratings of one listing that are alike in all that a verdict asks, and how many there are.
struct RatingTally {
    double grade = 0;  ///< 1 to 10
    std::optional<Date> date;
    Day day;        ///< from which they count (counts_from())
    Scale scale{};  ///< on which they were given
    long count = 1;
};

/// The day from which a rating counts: a date known to the day is that day, one known only to
/// its month or year counts from the period's last day or from the day it was first seen,
/// whichever is earlier, and an undated one from the day it was first seen.
Day counts_from(const std::optional<Date>& date, Day first_seen);

/// Makes one of those that are alike, and brings them into one order, whatever it was before: by
/// day, date, grade and scale.
void fold(std::vector<RatingTally>& tallies);

/// What is known of one business from one source.
struct ListingEvidence {
    std::int64_t listing_id = 0;
    std::string source;
    std::string url;
    Day first_seen;
    Day last_seen;
    std::vector<RatingTally> tallies;  ///< folded; of the ratings that were read
    long ratings = 0;                  ///< how many were read, also where the tallies were let go
    std::optional<Aggregate> aggregate;
    Day aggregate_seen;  ///< when that aggregate was first seen as it stands
    std::optional<Day> stale_since;
    std::optional<Day> stands_as_of;  ///< what was read later is not trusted: it stands as it did
    std::string
        archived{};  ///< where its page stands in the archive, "FILE:OFFSET"; empty: nowhere
};

/// All evidence on one business: what `delight` judges.
struct Dossier {
    std::int64_t business_id = 0;
    Business business;
    std::vector<ListingEvidence> listings;
};

}  // namespace model
