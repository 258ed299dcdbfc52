#pragma once

#include <array>
#include <span>
#include <vector>

#include "delight/heard.h"
#include "model/evidence.h"

namespace delight {

/// A segment's businesses together.
struct SegmentHeard {
    std::vector<std::size_t> members;  ///< dossiers' places
    HeardCounts counts;
    Answers answers;  ///< at the sources that show any
    std::vector<SpokenReview> read;
    std::vector<long> last_year;  ///< by member
    std::array<std::vector<std::uint32_t>, languages> words;
    std::vector<OwnWord> own_words;  ///< in the language in which most is written
    model::Language language = model::Language::unknown;
    SpokenShare nines;
    SpokenShare culture;  ///< of all members' half-years, each held to its own business
    double warmth = 0;
};

/// Brings together the businesses at these places. `answers` are each business's, at the sources
/// that show any (shown_answers()).
SegmentHeard hear_segment(const Hearing& hearing, std::span<const Answers> answers,
                          std::vector<std::size_t> places);

/// By business: the reviews of those sources of which some review, of whichever business, has an
/// answer. Of the others it is not known whether they show answers at all.
std::vector<Answers> shown_answers(const Hearing& hearing,
                                   std::span<const model::Dossier> dossiers);

}  // namespace delight
