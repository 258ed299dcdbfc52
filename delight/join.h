#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "delight/match.h"
#include "model/matching.h"

namespace delight {

/// Two listings that may be one business, by their places in the walk.
struct LikelyPair {
    std::size_t left = 0;
    std::size_t right = 0;
    Likeness likeness;
};

/// What a joining brings.
struct Joined {
    /// For each listing the place of the first listing of its business.
    std::vector<std::size_t> business;
    /// Every pair from `show_from` on, and what is one business or was decided upon: likeliest
    /// first. Only where asked for.
    std::vector<LikelyPair> pairs;
};

enum class Tell { businesses, pairs_too };

/// Joins listings to businesses. First what the user accepted, then by falling probability every
/// pair from `join_from` on, unless that would bring together a pair that the user rejected, that
/// is less likely than `show_from`, or that is of one source and less likely than `join_from`: so
/// no chain of weak links joins its ends (complete linkage, with a lower bar than the link's own).
/// A rejected pair never ends up in one business; where decisions contradict each other, the
/// rejection holds. Decisions on listings that are not among them are left out.
/// Walks over the listings twice, or three times where there are decisions.
Joined join(const model::ListingWalk& listings, std::span<const model::MatchDecision> decisions,
            const model::MatchRules& rules, Tell tell = Tell::businesses);
Joined join(std::span<const model::ListingFacts> listings,
            std::span<const model::MatchDecision> decisions, const model::MatchRules& rules,
            Tell tell = Tell::businesses);

}  // namespace delight
