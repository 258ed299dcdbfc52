#pragma once

#include <vector>

#include "delight/sentence.h"

namespace delight {

/// One opinion of a sentence, with all that its surroundings make of it.
struct Opinion {
    double strength = 0;      ///< beyond −3 to 3 where it was strengthened
    std::uint16_t first = 0;  ///< token of the sentence
    std::uint16_t last = 0;
    bool leans = false;
    bool turned = false;  ///< by a negation
    bool wished = false;  ///< what it praises is not there
    bool aside = false;   ///< about nothing of the business's
    std::vector<SignalMark> signals;
};

/// The opinions of a sentence: strengthened, weakened and turned by the words around them, and with
/// what they are about.
/// `blamed`: the sentence stands under what was bad, where even a mild word is a complaint.
std::vector<Opinion> opinions_of(const Sentence& sentence, bool blamed);

}  // namespace delight
