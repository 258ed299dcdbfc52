#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "store/connection.h"

namespace store {

/// One walk along a listing's list of reviews, from its first page to its last.
struct ReviewWalk {
    model::Instant began{};                  ///< when its first page was fetched
    model::Instant ended{};                  ///< and its last
    std::vector<std::int64_t> pages;         ///< ids, in the order of the list
    std::unordered_set<std::int64_t> shown;  ///< identities of the listing's reviews on them
    /// The days between which no review that the list holds can have been passed over; without a
    /// value: whole, nothing was.
    struct Span {
        std::int64_t after = 0;
        std::int64_t before = 0;
    };
    std::optional<Span> only_between;
};

/// The walk that a round made along a listing's reviews; nothing where it is not proven that it saw
/// all that the list holds. Asked is that every page on which reviews of the listing were met,
/// other than as a further page of a list, and every further page from there on was fetched in this
/// round with an answer 200, within a day; and that the reviews shown are at least as many as the
/// site itself counts. Where it tells no count, the dates on the pages must only fall or only rise,
/// and only what lies between the newest and the oldest of them is proven.
std::optional<ReviewWalk> find_walk(Connection& connection, std::int64_t listing_id,
                                    std::int64_t round);

}  // namespace store
