#include "delight/learned_words.h"

#include <algorithm>
#include <cmath>

namespace delight {

LearnedWords::LearnedWords(std::span<const model::LearnedModel> models, const Lexicon& lexicon) {
    for (const model::LearnedModel& model : models) {
        if (model.lexicon != lexicon.fingerprint()) continue;
        Kept& kept = kept_.at(static_cast<std::size_t>(model.question))
                         .at(static_cast<std::size_t>(model.language));
        for (const model::LearnedDomain& domain : model.domains)
            if (domain.use == model::LearnedUse::used) kept.categories.insert(domain.category);
        if (!kept.categories.empty()) kept.weights = TermWeights::read(model.weights);
    }
}

bool LearnedWords::answers(model::Question question) const {
    const Languages& languages = kept_[static_cast<std::size_t>(question)];
    return std::any_of(languages.begin(), languages.end(),
                       [](const Kept& kept) { return kept.weights.has_value(); });
}

const TermWeights* LearnedWords::find(model::Question question, model::Language language,
                                      std::string_view category) const {
    if (language == model::Language::unknown) return nullptr;
    const Kept& kept =
        kept_[static_cast<std::size_t>(question)][static_cast<std::size_t>(language)];
    return kept.weights && kept.categories.contains(category) ? &*kept.weights : nullptr;
}

double likelihood_ratio(const TermWeights& weights, const SeenWords& words) {
    return std::exp(weights.surplus(words));
}

Likeness likeness_of(const TermWeights& weights, const SeenWords& words) {
    constexpr double clear = 3;
    const double ratio = likelihood_ratio(weights, words);
    if (ratio >= clear) return Likeness::of_nines;
    return ratio <= 1 / clear ? Likeness::of_sevens : Likeness::neither;
}

double tone_of(const TermWeights& weights, const SeenWords& words) {
    return std::tanh(weights.surplus(words) / 2);
}

}  // namespace delight
