#include "delight/learn.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "delight/cross_fit.h"
#include "delight/folds.h"
#include "delight/held_out.h"
#include "delight/term_weights.h"

namespace delight {
namespace {

constexpr std::size_t fold_count = 5;
constexpr std::array c_grid{0.25, 1.0, 4.0, 16.0};
/// The lexicon's few figures need no penalty to speak of.
constexpr std::array lexicon_c{100.0};

/// The examples that answer a question, without copies.
struct Answered {
    std::vector<const Example*> examples;
    std::vector<std::uint8_t> answers;
    std::vector<std::uint32_t> businesses;  ///< numbered from 0
    std::vector<std::uint8_t> folds;
    long copies = 0;

    long positives() const { return std::count(answers.begin(), answers.end(), 1); }
};

void number_businesses(Answered& answered) {
    std::vector<std::int64_t> ids;
    std::unordered_map<std::int64_t, std::uint32_t> numbers;
    for (const Example* example : answered.examples) {
        ids.push_back(example->business);
        const auto next = static_cast<std::uint32_t>(numbers.size());
        answered.businesses.push_back(numbers.try_emplace(example->business, next).first->second);
    }
    answered.folds = folds_of(ids, fold_count);
}

Answered answered(std::span<const Example> sample, model::Question question) {
    Answered made;
    std::vector<Bands> texts;
    for (const Example& example : sample) {
        if (!answer_of(example.grade, question)) continue;
        made.examples.push_back(&example);
        texts.push_back(example.words);
    }
    const std::vector<bool> copies = copies_among(texts);
    std::size_t i = 0;
    made.copies = std::erase_if(made.examples, [&](const Example*) { return copies[i++]; });
    for (const Example* example : made.examples)
        made.answers.push_back(*answer_of(example->grade, question) ? 1 : 0);
    number_businesses(made);
    return made;
}

/// The terms that enough texts have, in rising order.
std::vector<Term> vocabulary_of(const Answered& answered, long least_texts) {
    std::vector<Term> all;
    for (const Example* example : answered.examples)
        all.insert(all.end(), example->terms.begin(), example->terms.end());
    std::sort(all.begin(), all.end());
    std::vector<Term> kept;
    for (auto first = all.begin(); first != all.end();) {
        const auto last = std::find_if(first, all.end(), [&](Term term) { return term != *first; });
        if (last - first >= least_texts) kept.push_back(*first);
        first = last;
    }
    return kept;
}

void add_figures(const LexiconFigures& figures, std::size_t from, std::vector<Feature>& features) {
    for (std::size_t i = 0; i < figures.size(); ++i)
        features.push_back({static_cast<std::uint32_t>(from + i), figures.at(i)});
}

LogisticProblem term_problem(const Answered& answered, std::span<const Term> vocabulary) {
    LogisticProblem problem{vocabulary.size() + LexiconFigures{}.size()};
    std::vector<Feature> features;
    for (std::size_t row = 0; row < answered.examples.size(); ++row) {
        features.clear();
        for (const Term term : answered.examples[row]->terms) {
            const auto found = std::lower_bound(vocabulary.begin(), vocabulary.end(), term);
            if (found != vocabulary.end() && *found == term)
                features.push_back({static_cast<std::uint32_t>(found - vocabulary.begin()), 1});
        }
        const double length = std::sqrt(static_cast<double>(features.size()));
        for (Feature& feature : features) feature.value = 1 / length;
        add_figures(answered.examples[row]->lexicon, vocabulary.size(), features);
        problem.add(features, answered.answers[row] != 0);
    }
    return problem;
}

LogisticProblem lexicon_problem(const Answered& answered) {
    LogisticProblem problem{LexiconFigures{}.size()};
    std::vector<Feature> features;
    for (std::size_t row = 0; row < answered.examples.size(); ++row) {
        features.clear();
        add_figures(answered.examples[row]->lexicon, 0, features);
        problem.add(features, answered.answers[row] != 0);
    }
    return problem;
}

/// Places in the examples.
using RowList = std::vector<std::uint32_t>;

/// What there is of one category. Until it is shown to be better, a model with enough is not.
model::LearnedDomain counted(const Answered& answered, const RowList& rows,
                             const LearningRules& rules) {
    model::LearnedDomain domain;
    std::set<std::uint32_t> businesses;
    domain.n = static_cast<long>(rows.size());
    for (const std::uint32_t row : rows) {
        domain.positives += answered.answers[row];
        businesses.insert(answered.businesses[row]);
    }
    domain.businesses = static_cast<long>(businesses.size());
    const long fewer = std::min(domain.positives, domain.n - domain.positives);
    domain.use = model::LearnedUse::not_better;
    if (domain.businesses < rules.least_businesses)
        domain.use = model::LearnedUse::too_few_businesses;
    if (domain.n < rules.least_reviews || fewer < rules.least_answers)
        domain.use = model::LearnedUse::too_few_reviews;
    return domain;
}

/// Compares what model and lexicon foretold of the category's reviews without having seen their
/// businesses.
void compare(const Answered& answered, const RowList& rows, const CrossFit& model,
             const CrossFit& lexicon, const LearningRules& rules, model::LearnedDomain& domain) {
    std::vector<std::uint8_t> answers;
    std::vector<std::uint32_t> businesses;
    std::array<std::vector<double>, 2> log_odds;
    std::vector<double> leads;
    for (const std::uint32_t row : rows) {
        const bool answer = answered.answers[row] != 0;
        answers.push_back(answered.answers[row]);
        businesses.push_back(answered.businesses[row]);
        log_odds[0].push_back(model.held_out[row]);
        log_odds[1].push_back(lexicon.held_out[row]);
        leads.push_back(log_loss(lexicon.held_out[row], answer) -
                        log_loss(model.held_out[row], answer));
    }
    domain.model = figures_of(log_odds[0], answers);
    domain.lexicon = figures_of(log_odds[1], answers);
    domain.p = sign_flip_p(leads, businesses);
    if (domain.p < rules.max_p && domain.model.auc >= domain.lexicon.auc &&
        domain.model.accuracy >= domain.lexicon.accuracy)
        domain.use = model::LearnedUse::used;
}

std::vector<HeldOutBusiness> businesses_of(const Answered& answered) {
    std::map<std::int64_t, std::uint8_t> folds;
    for (std::size_t row = 0; row < answered.examples.size(); ++row)
        folds[answered.examples[row]->business] = answered.folds[row];
    std::vector<HeldOutBusiness> businesses;
    for (const auto& [business, fold] : folds) businesses.push_back({business, fold});
    return businesses;
}

}  // namespace

std::optional<bool> answer_of(double grade, model::Question question) {
    constexpr double good = 7.5;
    constexpr double satisfied = 6.5;
    constexpr double delighted = 8.5;
    if (question == model::Question::delight) {
        if (grade < satisfied) return std::nullopt;
        return grade >= delighted;
    }
    if (grade >= satisfied && grade < good) return std::nullopt;
    return grade >= good;
}

model::LearnedModel learn(std::span<const Example> sample, std::span<const std::string> categories,
                          model::Question question, const LearningRules& rules) {
    const Answered all = answered(sample, question);
    model::LearnedModel learned;
    learned.question = question;
    learned.n = static_cast<long>(all.examples.size());
    learned.positives = all.positives();
    learned.copies = all.copies;
    learned.businesses =
        static_cast<long>(std::set(all.businesses.begin(), all.businesses.end()).size());
    std::map<std::string, RowList> by_category;
    for (std::uint32_t row = 0; row < all.examples.size(); ++row)
        by_category[categories[all.examples[row]->category]].push_back(row);
    bool enough = false;
    for (const auto& [category, rows] : by_category) {
        model::LearnedDomain& domain = learned.domains.emplace_back(counted(all, rows, rules));
        domain.category = category;
        enough = enough || domain.use == model::LearnedUse::not_better;
    }
    if (!enough) return learned;
    const std::vector<Term> vocabulary = vocabulary_of(all, rules.least_texts);
    const CrossFit fit = cross_fit(term_problem(all, vocabulary), all.folds, c_grid);
    const CrossFit lexicon = cross_fit(lexicon_problem(all), all.folds, lexicon_c);
    for (model::LearnedDomain& domain : learned.domains)
        if (domain.use == model::LearnedUse::not_better)
            compare(all, by_category.at(domain.category), fit, lexicon, rules, domain);
    const auto positives = static_cast<double>(learned.positives);
    const double base = std::log(positives / (static_cast<double>(learned.n) - positives));
    learned.weights = TermWeights{vocabulary, fit.models, base, businesses_of(all)}.bytes();
    return learned;
}

}  // namespace delight
