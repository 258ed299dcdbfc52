#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.h"
#include "model/reading.h"

namespace model {

/// What a model learns to tell from words.
enum class Question : std::uint8_t {
    delight,  ///< nines and tens (yes) from sevens and eights
    polarity  ///< good (7.5 and more; yes) from bad (under 6.5)
};
inline constexpr std::array<std::string_view, 2> question_names{"delight", "polarity"};

constexpr std::string_view name_of(Question question) {
    return question_names[static_cast<std::size_t>(question)];
}

/// How well the answers to one question were foretold for reviews of businesses that the fit had
/// not seen.
struct HeldOut {
    double accuracy = 0;  ///< share told right, where a chance of a half or more is a yes
    double auc = 0;       ///< chance that a yes is placed above a no; 0.5 is chance alone
    double log_loss = 0;  ///< mean −ln of the chance given to what was so; lower is better
};

/// Whether a model is used in a domain, and if not why.
enum class LearnedUse : std::uint8_t {
    used,
    too_few_reviews,     ///< of the language in the category, in all or with one of the answers
    too_few_businesses,  ///< to hold some of them out
    not_better           ///< than the lexicon, beyond what chance explains
};
inline constexpr std::array<std::string_view, 4> learned_use_names{
    "used", "too few reviews", "too few businesses", "not better than the lexicon"};

constexpr std::string_view name_of(LearnedUse use) {
    return learned_use_names[static_cast<std::size_t>(use)];
}

/// The reviews of one category that a model was fitted on, and how it did on them when they were
/// held out.
struct LearnedDomain {
    std::string category;  ///< as businesses have it; may be empty
    long n = 0;
    long positives = 0;
    long businesses = 0;
    HeldOut model;    ///< zeros where there were too few
    HeldOut lexicon;  ///< the same reviews by what the lexicon reads in them
    double p = 1;     ///< the chance of such a lead in log loss where neither is better
    LearnedUse use = LearnedUse::too_few_reviews;
};

/// What was learned of one language for one question.
struct LearnedModel {
    Language language = Language::unknown;
    Question question = Question::delight;
    Day as_of;  ///< nothing that came later was learned from
    long n = 0;
    long positives = 0;
    long businesses = 0;
    long sampled_from = 0;      ///< reviews that there were; more than `n` where a sample was drawn
    long copies = 0;            ///< of the sample, left out as copies of another review
    std::uint64_t lexicon = 0;  ///< the fingerprint of the lexicon it was held against
    std::vector<LearnedDomain> domains;  ///< by category
    std::string weights;  ///< what `delight` needs to use it; empty where nothing was fitted
};

}  // namespace model
