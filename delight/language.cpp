#include "delight/language.h"

#include <algorithm>
#include <array>
#include <bit>

namespace delight {
namespace {

constexpr std::size_t most_languages = 32;
/// A word of the lexicon speaks less for a language than one that builds its sentences.
constexpr double content_weight = 0.6;
/// The share of a text's words that must speak for its language, and by how much more than for the
/// next one.
constexpr double least_share = 0.15;
constexpr double least_lead = 1.1;

using Votes = std::array<double, most_languages>;

void vote(Votes& votes, Speakers speakers, double weight) {
    if (speakers == 0) return;
    const double share = weight / std::popcount(speakers);
    for (; speakers != 0; speakers &= speakers - 1)
        votes[static_cast<std::size_t>(std::countr_zero(speakers))] += share;
}

}  // namespace

model::Language language_of(std::span<const std::uint32_t> words, const Lexicon& lexicon) {
    Votes votes{};
    for (const std::uint32_t word : words) {
        if (word == 0) continue;
        const Speakers speakers = lexicon.vocabulary().speakers(word);
        if (speakers != 0) {
            vote(votes, speakers, 1);
        } else {
            vote(votes, lexicon.vocabulary().users(word), content_weight);
        }
    }
    const auto best = std::max_element(votes.begin(), votes.end());
    const double most = *best;
    const auto language = static_cast<std::size_t>(best - votes.begin());
    *best = 0;
    const double next = *std::max_element(votes.begin(), votes.end());
    if (language >= model::language_names.size() || most <= next * least_lead ||
        most < least_share * static_cast<double>(words.size()))
        return model::Language::unknown;
    return static_cast<model::Language>(language);
}

}  // namespace delight
