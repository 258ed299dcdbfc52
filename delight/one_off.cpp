#include "delight/one_off.h"

#include <functional>
#include <unordered_map>

#include "delight/bands.h"
#include "delight/excess.h"

namespace delight {
namespace {

constexpr double top_grade = 9.5;
constexpr double bottom_grade = 1.5;
constexpr double failed_below = 5.5;
constexpr float clear_tone = 0.5F;
constexpr long least_one_offs = 5;
constexpr long least_contradictions = 3;

/// What is asked of a review: whether it is looked at, and whether it then has the trait.
struct Trait {
    model::PatternKind kind{};
    long least = 0;
    std::function<bool(const Voice&)> looked_at;
    std::function<bool(const Voice&)> has;
};

/// The pattern of the voices that have the trait.
model::Pattern pattern_of(const Chorus& chorus, const std::vector<std::size_t>& with,
                          const Trait& trait, const Share& share, const Excess& excess) {
    model::Pattern pattern;
    pattern.kind = trait.kind;
    pattern.source = chorus.sources[chorus.voices[with.front()].source];
    pattern.n = share.with;
    pattern.of = share.of;
    pattern.usual = excess.usual;
    pattern.p = excess.p;
    for (const std::size_t i : with) add_cited(pattern, chorus.voices[i]);
    return pattern;
}

/// The businesses of one source that have more reviews with the trait than usual.
void find_in_source(const Chorus& chorus, std::uint32_t source, const Trait& trait,
                    std::vector<Found>& found) {
    std::vector<Share> shares(chorus.businesses);
    std::unordered_map<std::size_t, std::vector<std::size_t>> with;
    for (std::size_t i = 0; i < chorus.voices.size(); ++i) {
        const Voice& voice = chorus.voices[i];
        if (voice.source != source || !trait.looked_at(voice)) continue;
        ++shares[voice.business].of;
        if (!trait.has(voice)) continue;
        ++shares[voice.business].with;
        with[voice.business].push_back(i);
    }
    const auto told = excesses(shares);
    for (std::size_t business = 0; business < shares.size(); ++business)
        if (is_unusual(shares[business], told[business], trait.least))
            found.push_back({business, pattern_of(chorus, with[business], trait, shares[business],
                                                  told[business])});
}

std::vector<Found> find_trait(const Chorus& chorus, const Trait& trait) {
    std::vector<Found> found;
    for (std::uint32_t source = 0; source < chorus.sources.size(); ++source)
        find_in_source(chorus, source, trait, found);
    return found;
}

/// How often each author is met in the whole store.
std::unordered_map<std::uint64_t, int> meetings_of(const Chorus& chorus) {
    std::unordered_map<std::uint64_t, int> meetings;
    for (const Voice& voice : chorus.voices)
        if (voice.trace->author != 0) ++meetings[voice.trace->author];
    return meetings;
}

}  // namespace

std::vector<Found> one_off_extremes(const Chorus& chorus) {
    const auto meetings = meetings_of(chorus);
    const auto known = [](const Voice& voice) { return voice.trace->author != 0; };
    Trait trait{model::PatternKind::one_off_extremes, least_one_offs, {}, {}};
    trait.has = [&](const Voice& voice) { return meetings.at(voice.trace->author) == 1; };
    trait.looked_at = [&](const Voice& voice) {
        return known(voice) && voice.trace->grade >= top_grade;
    };
    auto found = find_trait(chorus, trait);
    trait.looked_at = [&](const Voice& voice) {
        return known(voice) && voice.trace->grade <= bottom_grade;
    };
    for (Found& low : find_trait(chorus, trait)) found.push_back(std::move(low));
    return found;
}

std::vector<Found> words_against_grade(const Chorus& chorus, const Rules& rules) {
    Trait trait{model::PatternKind::words_against_grade, least_contradictions, {}, {}};
    trait.looked_at = [&](const Voice& voice) {
        return voice.trace->tone && (voice.trace->grade < failed_below ||
                                     band_of(voice.trace->grade, rules) == Band::delighted);
    };
    trait.has = [&](const Voice& voice) {
        const float tone = *voice.trace->tone;
        return band_of(voice.trace->grade, rules) == Band::delighted ? tone <= -clear_tone
                                                                     : tone >= clear_tone;
    };
    return find_trait(chorus, trait);
}

}  // namespace delight
