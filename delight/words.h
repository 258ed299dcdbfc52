#pragma once

#include <span>
#include <string>
#include <vector>

#include "delight/delight.h"
#include "delight/heard.h"
#include "model/spoken.h"

namespace delight {

/// What words say: businesses in the order of the dossiers, segments in that of the judging.
struct Told {
    std::vector<model::Spoken> businesses;
    /// Badges by business: "words_agree" or "hollow_tens" (words_badge_of()), and "hidden_delight"
    /// (is_hidden_delight()).
    std::vector<std::vector<std::string>> badges;
    std::vector<model::Spoken> segments;
};

/// All that follows from what was heard: of each business, held against the segment that its
/// judgement names, and of each segment (its children's businesses included). The days until an
/// answer come from the judgements' `review_changes`.
Told tell(const Hearing& hearing, std::span<const model::Dossier> dossiers, const Judged& judged);

}  // namespace delight
