#include "delight/road.h"

#include <algorithm>

#include "delight/log_odds.h"

namespace delight {
namespace {

constexpr long fewest_texts = 20;
constexpr std::uint32_t fewest_sayers = 5;
constexpr std::size_t most_words = 12;

long count_of(std::span<const SpokenReview> reviews, bool (*in_group)(double)) {
    return std::count_if(reviews.begin(), reviews.end(), [&](const SpokenReview& review) {
        return review.grade() && in_group(*review.grade());
    });
}

SignalCount count_of(std::span<const SpokenReview> reviews, const model::SignalShare& signal) {
    SignalCount count;
    for (const SpokenReview& review : reviews) {
        const auto grade = review.grade();
        if (!grade || (!is_nine_or_ten(*grade) && !is_seven_or_eight(*grade))) continue;
        const bool says = review.says(signal.signal, signal.positive);
        ++(is_nine_or_ten(*grade) ? count.of_tens : count.of_sevens);
        if (says) ++(is_nine_or_ten(*grade) ? count.tens : count.sevens);
    }
    count.background = signal.segment.share ? signal.segment.share->mean : 0;
    return count;
}

std::vector<model::Separation> separating_signals(const RoadMaterial& material) {
    std::vector<model::Separation> separations;
    for (const model::SignalShare& signal : material.signals) {
        const SignalCount count = count_of(material.reviews, signal);
        if (count.tens + count.sevens < static_cast<long>(fewest_sayers)) continue;
        separations.push_back(separating_signal(count));
        separations.back().term = name_of(signal.signal);
        separations.back().positive = signal.positive;
    }
    keep_told(separations);
    return separations;
}

/// What is not told stands as one term, so that the whole stays whole.
std::vector<TermCount> terms_of(const RoadMaterial& material) {
    std::vector<TermCount> terms(1);
    for (const OwnWord& own : material.words) {
        const WordCount& word = material.table->at(own.word);
        const bool told = own.tens + own.sevens >= fewest_sayers && !word.may_be_name() &&
                          !material.own_names.contains(word.shown);
        if (told) terms.push_back({word.shown, 0, 0, 0});
        TermCount& term = told ? terms.back() : terms.front();
        term.tens += own.tens;
        term.sevens += own.sevens;
        term.background += material.segment_words[own.word];
    }
    return terms;
}

std::vector<model::Separation> separating_words(const RoadMaterial& material) {
    if (material.table == nullptr) return {};
    auto separations = separating_terms(terms_of(material));
    std::erase_if(separations, [](const auto& each) { return each.term.empty(); });
    keep_told(separations);
    std::array<std::size_t, 2> told{};
    std::erase_if(separations, [&](const model::Separation& each) {
        return ++told[each.z > 0 ? 1 : 0] > most_words;
    });
    return separations;
}

}  // namespace

std::vector<std::uint32_t> words_of_segment(std::span<const Heard* const> members,
                                            model::Language language, std::size_t words) {
    std::vector<std::uint32_t> counts(words);
    for (const Heard* heard : members)
        if (heard->language == language)
            for (const OwnWord& own : heard->words) counts[own.word] += own.tens + own.sevens;
    return counts;
}

model::RoadToTen road_of(const RoadMaterial& material) {
    model::RoadToTen road;
    road.tens = count_of(material.reviews, is_nine_or_ten);
    road.sevens = count_of(material.reviews, is_seven_or_eight);
    road.enough_texts = road.tens >= fewest_texts && road.sevens >= fewest_texts;
    if (!road.enough_texts) return road;
    road.signals = separating_signals(material);
    road.words = separating_words(material);
    return road;
}

}  // namespace delight
