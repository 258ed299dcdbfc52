#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/listing.h"

namespace model {

/// One graded review, stripped to what a verdict needs.
struct Rating {
    double grade = 0;  ///< 1 to 10
    std::optional<Date> date;
    Day first_seen;
    std::int64_t review = 0;  ///< the review's identity within its listing; 0: not known
    Scale scale{};            ///< on which it was given
};

/// What is known of one business from one source.
struct ListingEvidence {
    std::int64_t listing_id = 0;
    std::string source;
    std::string url;
    Day first_seen;
    Day last_seen;
    std::vector<Rating> ratings;
    std::optional<Aggregate> aggregate;
    Day aggregate_seen;  ///< when that aggregate was first seen as it stands
    std::optional<Day> stale_since;
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
