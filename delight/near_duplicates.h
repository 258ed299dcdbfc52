#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "delight/minhash.h"
#include "delight/voices.h"

namespace delight {

/// Two reviews, by their places in the chorus; small, for texts of few words make many pairs.
using VoicePair = std::pair<std::uint32_t, std::uint32_t>;

/// Pairs of reviews of one source whose signatures agree in a band (MinHash with banding: Broder
/// 1997; Indyk and Motwani 1998): their texts may resemble each other. In every group that agrees
/// each is paired with the first and with the one before it, so that the pairs grow no faster than
/// the reviews. Not those that are one review shown twice: of one day, grade and known author, or
/// without known authors in two listings.
std::vector<VoicePair> candidate_pairs(const Chorus& chorus);

/// Three-word shingles of the reviews in the pairs, by their places in the chorus. They lie in one
/// row, for there can be as many as there are reviews.
class Wordings {
  public:
    explicit Wordings(std::size_t voices) : places_(voices) {}

    /// Each voice once.
    void add(std::size_t voice, const Shingles& shingles);
    /// Empty where nothing was added.
    std::span<const std::uint32_t> of(std::size_t voice) const {
        const Place& place = places_[voice];
        return std::span{shingles_}.subspan(place.begin, place.size);
    }

  private:
    struct Place {
        std::size_t begin = 0;
        std::size_t size = 0;
    };
    std::vector<Place> places_;
    Shingles shingles_;
};

/// From this resemblance on a text is a near duplicate of another: of thirty words two or three are
/// changed.
constexpr double near_duplicate = 0.6;

/// Businesses with more near-duplicate texts, within or across businesses of a source, than is
/// usual there (excesses()). Each pair is checked by the resemblance of the texts themselves; pairs
/// that have one in common make a group, of which the earliest counts as the original and the
/// others as copies. A text that stands at more than twenty businesses and one in a hundred is the
/// site's own. At least three copies.
std::vector<Found> near_duplicates(const Chorus& chorus, const std::vector<VoicePair>& candidates,
                                   const Wordings& wordings);

}  // namespace delight
