#pragma once

#include <vector>

#include "delight/sentence.h"

namespace delight {

/// Where a text is parted into what was good and what was bad, as on sites that ask for both.
struct Box {
    std::size_t from = 0;  ///< its first token; it ends where the next begins
    int sign = 0;          ///< 1 praise, −1 blame, 0 neither
};

/// The boxes of a text, in order, the first from token 0. They are known by one lone " / " between
/// praise and blame, of which either may be empty.
std::vector<Box> boxes_of(const LookedUp& text, const Lexicon& lexicon);

}  // namespace delight
