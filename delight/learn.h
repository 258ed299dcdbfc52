#pragma once

#include <optional>
#include <span>
#include <string>

#include "delight/examples.h"
#include "model/learning.h"

namespace delight {

/// When there is enough to learn from, and when what was learned is good enough.
struct LearningRules {
    std::size_t most_reviews = 100'000;  ///< a language; of more a sample is drawn
    long least_reviews = 200;            ///< of a category, to be used there
    long least_answers = 40;             ///< of each of the two answers
    long least_businesses = 5;           ///< as many as there are folds
    long least_texts = 3;                ///< that a term must stand in
    double max_p = 0.05;                 ///< the chance of a lead over the lexicon by luck
};

/// The answer that a grade gives to a question; nothing where it belongs to neither side.
std::optional<bool> answer_of(double grade, model::Question question);

/// Learns to answer a question from the words of reviews in one language, and says how well that
/// does beside the lexicon on reviews of businesses that neither had seen. Of the lexicon all that
/// it reads is asked: a logistic regression of its own on its polarity, signs of delight, other
/// praise and blame, fitted and calibrated on the same reviews.
///
/// The model is used in a category where it was fitted on enough of its reviews, its held-out log
/// loss is lower than the lexicon's beyond chance (sign_flip_p() over businesses), and neither its
/// accuracy nor its AUC is the worse. `sample` stands in an order of chance (ExampleSample), and
/// its categories are places in `categories`. Pure: the same sample gives the same bytes.
model::LearnedModel learn(std::span<const Example> sample, std::span<const std::string> categories,
                          model::Question question, const LearningRules& rules = {});

}  // namespace delight
