#pragma once

#include <array>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "delight/lexicon.h"
#include "delight/spoken.h"
#include "delight/term_weights.h"
#include "model/learning.h"

namespace delight {

/// What was learned of words, ready to be asked: built once and read by any number of threads. A
/// model answers only where it was found better than the lexicon: in its own language and
/// categories, and beside the very lexicon that it was held against.
class LearnedWords {
  public:
    /// Nothing was learned: nothing is answered.
    LearnedWords() = default;
    LearnedWords(std::span<const model::LearnedModel> models, const Lexicon& lexicon);

    /// Whether any model may be asked that question.
    bool answers(model::Question question) const;
    /// The model for reviews in that language of businesses of that category; null where there is
    /// none that may be used.
    const TermWeights* find(model::Question question, model::Language language,
                            std::string_view category) const;

  private:
    struct Kept {
        std::optional<TermWeights> weights;
        std::set<std::string, std::less<>> categories;
    };
    using Languages = std::array<Kept, model::language_names.size()>;

    std::array<Languages, model::question_names.size()> kept_;
};

/// How much likelier these words are where the answer is a yes than where it is a no: 1 says
/// nothing, 3 that they are met three times as often. It does not depend on how many say yes.
double likelihood_ratio(const TermWeights& weights, const SeenWords& words);

/// Whose words these are, by a model for the question of delight.
Likeness likeness_of(const TermWeights& weights, const SeenWords& words);

/// The tone of the words, −1 to 1, by a model for the question of polarity: 0 where good and bad
/// reviews are as likely to have them, 0.5 at a likelihood ratio of 3.
double tone_of(const TermWeights& weights, const SeenWords& words);

}  // namespace delight
