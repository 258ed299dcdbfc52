#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "delight/heard.h"
#include "model/spoken.h"

namespace delight {

/// How often the texts of a segment that carry a nine or ten, or a seven or eight, say each word of
/// a language, by its place in the table.
std::vector<std::uint32_t> words_of_segment(std::span<const Heard* const> members,
                                            model::Language language, std::size_t words);

/// What a road to ten is made from.
struct RoadMaterial {
    std::span<const SpokenReview> reviews;
    std::span<const model::SignalShare>
        signals;  ///< every signal and sign, with the segment's share
    std::span<const OwnWord> words;
    const WordTable* table = nullptr;
    std::span<const std::uint32_t> segment_words;
    std::set<std::string> own_names{};  ///< words that no text is told by: the business's name
};

/// Which signals and words separate the nines and tens from the sevens and eights, and of so many
/// only those that can be told (keep_told()), at most twelve words for each side. Asked are twenty
/// texts of either kind; a word that fewer than five of them say, or that may be a name, is not
/// told, but counts in the whole.
model::RoadToTen road_of(const RoadMaterial& material);

}  // namespace delight
