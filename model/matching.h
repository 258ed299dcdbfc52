#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "model/listing.h"

namespace model {

/// What matching sees of one stored listing.
struct ListingFacts {
    std::int64_t id = 0;
    std::string source;
    std::string url;  ///< empty where the source gives none
    Business business;
};

/// Shows listings one by one, the same in the same order each time that it is called.
using ListingWalk = std::function<void(const std::function<void(const ListingFacts&)>&)>;

/// What the user said about two listings, by their ids.
struct MatchDecision {
    std::int64_t left = 0;
    std::int64_t right = 0;
    bool accepted = false;  ///< they are one business; false: they are two
};

/// The bars of the matching, as probabilities.
struct MatchRules {
    double join_from = 0.80;  ///< joined without asking
    double show_from = 0.10;  ///< shown to the user, who decides; below it they are two
};

}  // namespace model
