#include "app/patterns.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "delight/bursts.h"
#include "delight/near_duplicates.h"
#include "delight/one_off.h"
#include "delight/recount.h"

namespace app {
namespace {

/// Those that stand in a pair, in order.
std::vector<std::size_t> paired(const std::vector<delight::VoicePair>& pairs, std::size_t voices) {
    std::vector<bool> in_pair(voices);
    for (const auto& [one, other] : pairs) in_pair[one] = in_pair[other] = true;
    std::vector<std::size_t> found;
    for (std::size_t voice = 0; voice < voices; ++voice)
        if (in_pair[voice]) found.push_back(voice);
    return found;
}

/// The texts of the pairs are read again, some at a time, and only their shingles are kept.
delight::Wordings wordings_of(const store::Store& store, const delight::Chorus& chorus,
                              const std::vector<delight::VoicePair>& pairs) {
    const std::vector<std::size_t> voices = paired(pairs, chorus.voices.size());
    constexpr std::size_t at_once = 1000;
    delight::Wordings wordings{chorus.voices.size()};
    for (std::size_t begin = 0; begin < voices.size(); begin += at_once) {
        const std::size_t end = std::min(begin + at_once, voices.size());
        std::vector<model::CitedReview> cited;
        for (std::size_t i = begin; i < end; ++i)
            cited.push_back(delight::cite(chorus.voices[voices[i]]));
        const auto reviews = store.reviews(cited);
        for (std::size_t i = begin; i < end; ++i) {
            const model::Review& review = reviews[i - begin];
            wordings.add(voices[i], delight::shingles_of(review.title + "\n" + review.text));
        }
    }
    return wordings;
}

std::vector<delight::Found> find_patterns(std::span<const model::Dossier> dossiers,
                                          const delight::Traces& traces, const store::Store& store,
                                          const delight::Rules& rules, model::Day as_of) {
    const delight::Chorus chorus = delight::gather(dossiers, traces, as_of);
    std::vector<delight::Found> found = delight::bursts(chorus);
    const auto add = [&](std::vector<delight::Found> more) {
        std::move(more.begin(), more.end(), std::back_inserter(found));
    };
    const auto pairs = delight::candidate_pairs(chorus);
    add(delight::near_duplicates(chorus, pairs, wordings_of(store, chorus, pairs)));
    add(delight::one_off_extremes(chorus));
    add(delight::words_against_grade(chorus, rules));
    return found;
}

void name_reviews(const store::Store& store, std::vector<model::CitedReview>& cited) {
    const auto reviews = store.reviews(cited);
    for (std::size_t i = 0; i < cited.size(); ++i) cited[i].id = reviews[i].id;
}

void add_changes(std::span<const model::Dossier> dossiers, delight::Judged& judged,
                 const store::Store& store, model::Day as_of) {
    std::map<std::int64_t, std::size_t> business_of;
    for (std::size_t i = 0; i < dossiers.size(); ++i)
        for (const model::ListingEvidence& listing : dossiers[i].listings)
            business_of[listing.listing_id] = i;
    for (model::ReviewChange& change : store.changes(as_of)) {
        const auto found = business_of.find(change.review.listing_id);
        if (found != business_of.end())
            judged.judgements[found->second].review_changes.push_back(std::move(change));
    }
}

/// The verdict without the reviews of the patterns, and without those that vanished.
void add_recounts(const model::Dossier& dossier, const delight::Traces& traces,
                  const model::Segment& segment, delight::Rules rules, model::Day as_of,
                  model::Judgement& judgement) {
    rules.half_life_months = judgement.half_life_months;
    delight::LeftOut unusual;
    for (const model::Pattern& pattern : judgement.patterns)
        for (const model::CitedReview& each : pattern.reviews)
            unusual.insert({each.listing_id, each.review});
    judgement.without_patterns = delight::recount(dossier, traces, segment, unusual, rules, as_of);
    delight::LeftOut vanished;
    for (const model::ReviewChange& change : judgement.review_changes)
        if (change.kind == model::ChangeKind::vanished)
            vanished.insert({change.review.listing_id, change.review.review});
    judgement.without_vanished = delight::recount(dossier, traces, segment, vanished, rules, as_of);
}

/// One review that went is told below; a badge is for what can matter.
void add_badges(model::Judgement& judgement) {
    constexpr std::ptrdiff_t several = 3;
    if (!judgement.patterns.empty()) judgement.badges.emplace_back("unusual_pattern");
    const auto gone = std::count_if(
        judgement.review_changes.begin(), judgement.review_changes.end(),
        [](const auto& change) { return change.kind == model::ChangeKind::vanished; });
    const bool turns =
        judgement.without_vanished && judgement.without_vanished->verdict != judgement.verdict;
    if (gone >= several || turns) judgement.badges.emplace_back("vanished");
}

}  // namespace

void add_patterns(std::span<const model::Dossier> dossiers, delight::Judged& judged,
                  const delight::Traces& traces, const store::Store& store,
                  const delight::Rules& rules, model::Day as_of) {
    for (delight::Found& found : find_patterns(dossiers, traces, store, rules, as_of)) {
        name_reviews(store, found.pattern.reviews);
        name_reviews(store, found.pattern.originals);
        judged.judgements[found.business].patterns.push_back(std::move(found.pattern));
    }
    add_changes(dossiers, judged, store, as_of);
    for (std::size_t i = 0; i < dossiers.size(); ++i) {
        model::Judgement& judgement = judged.judgements[i];
        if (judgement.patterns.empty() && judgement.review_changes.empty()) continue;
        const auto segment = std::find_if(
            judged.segments.begin(), judged.segments.end(),
            [&](const model::Segment& each) { return each.name == judgement.segment; });
        if (segment != judged.segments.end())
            add_recounts(dossiers[i], traces, *segment, rules, as_of, judgement);
        add_badges(judgement);
    }
}

}  // namespace app
