#include "delight/words.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "delight/elements.h"
#include "delight/pyramid.h"
#include "delight/road.h"
#include "delight/segment_heard.h"
#include "delight/segments.h"
#include "delight/talk.h"

namespace delight {
namespace {

using model::Signal;
using model::Spoken;

constexpr std::size_t quotes_a_signal = 2;

/// Of whom something is told: a business, or all of a segment.
struct Speaker {
    std::span<const SpokenReview> read;
    const HeardCounts* counts = nullptr;
    Answers answers{};
    std::span<const OwnWord> words;
    model::Language language = model::Language::unknown;
    std::set<std::string> own_names{};
    std::vector<double> answer_days{};
};

/// Every signal; beside it that of the segment, or itself where there is none.
void fill_signals(Spoken& spoken, const Speaker& speaker, const Spoken* segment) {
    for (std::size_t i = 0; i < 2 * model::signal_names.size(); ++i) {
        const std::array one{static_cast<Signal>(i / 2)};
        const bool positive = i % 2 == 0;
        const SpokenShare here = share_that_say(speaker.read, one, positive);
        spoken.signals.push_back(
            {one[0], positive, here, segment == nullptr ? here : segment->signals[i].here});
    }
    std::copy_if(spoken.signals.begin(), spoken.signals.end(),
                 std::back_inserter(spoken.broken_promises), [](const model::SignalShare& each) {
                     const bool broken =
                         each.signal == Signal::promise || each.signal == Signal::recovery;
                     return broken && !each.positive && each.here.count > 0;
                 });
}

void fill_elements(Spoken& spoken, const Speaker& speaker, const SegmentHeard& together,
                   const Spoken* segment) {
    spoken.elements =
        elements_of({speaker.read, speaker.answers, speaker.answer_days, together.warmth});
    if (segment == nullptr) {
        model::ElementView& culture =
            spoken.elements[static_cast<std::size_t>(model::Element::culture)];
        culture.share = together.culture;
        culture.visible = together.culture.share.has_value();
    }
    for (std::size_t i = 0; i < spoken.elements.size(); ++i)
        spoken.elements[i].segment =
            (segment == nullptr ? spoken : *segment).elements[i].share.share;
}

model::RoadToTen road(const Speaker& speaker, const Spoken& spoken, const SegmentHeard& together,
                      const Hearing& hearing) {
    RoadMaterial material{speaker.read, spoken.signals,   speaker.words, nullptr,
                          {},           speaker.own_names};
    if (speaker.language != model::Language::unknown) {
        material.table = &hearing.words(speaker.language);
        material.segment_words = together.words[static_cast<std::size_t>(speaker.language)];
    }
    return road_of(material);
}

/// Of a business beside its segment, or of the segment itself where `segment` is null.
Spoken spoken_of(const Speaker& speaker, const SegmentHeard& together, const Hearing& hearing,
                 const Spoken* segment) {
    Spoken spoken;
    spoken.texts = speaker.counts->texts;
    spoken.read = static_cast<long>(speaker.read.size());
    spoken.pyramid = pyramid_of(speaker.read);
    spoken.basics = basics_of(speaker.read);
    spoken.axes = axes_of(speaker.read);
    spoken.ambassadors = ambassadors_of(speaker.read);
    spoken.price = price_tolerance_of(speaker.read);
    spoken.badge = words_badge_of(speaker.read);
    spoken.hidden_delight = hidden_delight_of(speaker.read);
    spoken.hollow_tens = hollow_tens_of(speaker.read);
    spoken.good_unscored = good_unscored_of(speaker.read);
    fill_signals(spoken, speaker, segment);
    fill_elements(spoken, speaker, together, segment);
    spoken.road = road(speaker, spoken, together, hearing);
    return spoken;
}

/// Days from a review until its answer was first seen, of those that came after it was met.
std::vector<double> answer_days(const model::Judgement& judgement) {
    std::vector<double> days;
    for (const model::ReviewChange& change : judgement.review_changes)
        if (change.kind == model::ChangeKind::answered && change.review.date)
            days.push_back(std::max(
                0.0, static_cast<double>((change.seen - change.review.date->last()).count())));
    return days;
}

std::set<std::string> own_names(const model::Business& business) {
    std::set<std::string> names;
    for (const std::string* text : {&business.name, &business.city}) {
        Tokens tokens;
        tokenize(*text, tokens);
        for (const Token& token : tokens.list) {
            names.emplace(tokens.key_of(token));
            names.insert(in_small_letters(
                std::string_view{*text}.substr(token.from, token.to - token.from)));
        }
    }
    return names;
}

std::vector<model::Quote> quotes_of(const Heard& heard, const model::Dossier& dossier,
                                    const Hearing& hearing) {
    std::vector<QuoteCandidate> candidates = heard.quotes;
    std::erase_if(candidates, [&](const QuoteCandidate& each) {
        return names_somebody(each.quote.text,
                              hearing.words(model::language_from(each.quote.lang)));
    });
    std::vector<model::Quote> quotes;
    for (QuoteCandidate& each : choose_quotes(std::move(candidates), quotes_a_signal)) {
        const model::ListingEvidence& listing = dossier.listings.at(each.listing);
        each.quote.source = listing.source;
        each.quote.url = listing.url;
        quotes.push_back(std::move(each.quote));
    }
    return quotes;
}

Spoken business_of(const Heard& heard, const Answers& answers, const model::Dossier& dossier,
                   const model::Judgement& judgement, const SegmentHeard& together,
                   const Spoken& segment, const Hearing& hearing) {
    Spoken spoken = spoken_of({heard.read, &heard.counts, answers, heard.words, heard.language,
                               own_names(dossier.business), answer_days(judgement)},
                              together, hearing, &segment);
    spoken.talk = talk_of(heard.counts.last_year, together.last_year);
    spoken.quotes = quotes_of(heard, dossier, hearing);
    return spoken;
}

std::vector<std::string> badges_of(const Spoken& spoken, const SegmentHeard& together,
                                   const Spoken& segment) {
    std::vector<std::string> badges;
    if (spoken.badge == model::WordsBadge::words_agree) badges.emplace_back("words_agree");
    if (spoken.badge == model::WordsBadge::hollow_tens) badges.emplace_back("hollow_tens");
    if (is_hidden_delight(spoken.hidden_delight, segment.hidden_delight, together.nines))
        badges.emplace_back("hidden_delight");
    return badges;
}

/// The businesses of each segment, by the segments' names.
std::map<std::string, std::vector<std::size_t>> members_of(
    std::span<const model::Dossier> dossiers) {
    std::map<std::string, std::vector<std::size_t>> members;
    for (std::size_t i = 0; i < dossiers.size(); ++i)
        for (std::string& name : segment_path(dossiers[i].business))
            members[std::move(name)].push_back(i);
    return members;
}

}  // namespace

Told tell(const Hearing& hearing, std::span<const model::Dossier> dossiers, const Judged& judged) {
    Told told;
    told.businesses.resize(dossiers.size());
    told.badges.resize(dossiers.size());
    const std::vector<Answers> answers = shown_answers(hearing, dossiers);
    auto members = members_of(dossiers);
    for (const model::Segment& segment : judged.segments) {
        const SegmentHeard together =
            hear_segment(hearing, answers, std::move(members[segment.name]));
        Spoken whole = spoken_of({together.read, &together.counts, together.answers,
                                  together.own_words, together.language},
                                 together, hearing, nullptr);
        whole.talk = talk_of_all(together.last_year);
        for (const std::size_t i : together.members) {
            const model::Judgement& judgement = judged.judgements[i];
            if (judgement.segment != segment.name) continue;
            told.businesses[i] = business_of(hearing.businesses()[i], answers[i], dossiers[i],
                                             judgement, together, whole, hearing);
            told.badges[i] = badges_of(told.businesses[i], together, whole);
        }
        told.segments.push_back(std::move(whole));
    }
    return told;
}

}  // namespace delight
