#include "delight/learn.h"

#include <algorithm>
#include <cmath>

#include "delight/learned_words.h"
#include "tests/catch.h"
#include "tests/delight/lessons.h"

using lessons::example;
using model::LearnedUse;
using model::Question;

namespace {

const std::vector<std::string> hotels{"hotel", "camping"};

model::LearnedModel learn(const std::vector<delight::Example>& sample,
                          Question question = Question::delight) {
    model::LearnedModel learned = delight::learn(sample, hotels, question);
    learned.language = model::Language::nl;
    learned.lexicon = words::lexicon().fingerprint();
    return learned;
}

/// How much likelier a text is to come from a nine, by the only model.
double ratio(const model::LearnedModel& learned, const std::string& text,
             std::int64_t business = 0) {
    const auto weights = delight::TermWeights::read(learned.weights);
    REQUIRE(weights);
    const delight::Example read = example(1, 1, 9, text);
    return delight::likelihood_ratio(*weights, {read.terms, read.lexicon, business});
}

}  // namespace

TEST_CASE("learning finds the words that nines have") {
    const auto learned = learn(lessons::planted("blorp", "snark", 0.6));
    CHECK(ratio(learned, "blorp") > 3);
    CHECK(ratio(learned, "snark") < 1.0 / 3);
    CHECK(ratio(learned, "qzaax") == Approx(1).margin(0.5));
}

TEST_CASE("a model that is better than the lexicon on held-out reviews is used") {
    const auto learned = learn(lessons::planted("blorp", "snark", 0.6));
    REQUIRE(learned.domains.size() == 1);
    const model::LearnedDomain& domain = learned.domains.front();
    CHECK(domain.category == "hotel");
    CHECK(domain.use == LearnedUse::used);
    CHECK(domain.p < 0.001);
    CHECK(domain.model.accuracy == Approx(0.8).margin(0.05));
    CHECK(domain.lexicon.accuracy == Approx(0.5).margin(0.08));
    CHECK(domain.model.auc > 0.8);
    CHECK(domain.model.log_loss < domain.lexicon.log_loss);
}

TEST_CASE("words that mean nothing make no model that is used") {
    const auto learned = learn(lessons::planted("blorp", "blorp", 0.6));
    CHECK(learned.domains.at(0).use == LearnedUse::not_better);
    CHECK(learned.domains.at(0).model.auc == Approx(0.5).margin(0.08));
}

TEST_CASE("a model that only knows what the lexicon knows is not used") {
    const auto learned = learn(lessons::planted("wat een verrassing, geweldig", "vies", 0.9));
    CHECK(learned.domains.at(0).lexicon.accuracy > 0.9);
    CHECK(learned.domains.at(0).use == LearnedUse::not_better);
}

TEST_CASE("with too few reviews nothing is fitted, and it says so") {
    const auto learned = learn(lessons::planted("blorp", "snark", 0.6, 150));
    CHECK(learned.domains.at(0).use == LearnedUse::too_few_reviews);
    CHECK(learned.domains.at(0).n == 150);
    CHECK(learned.weights.empty());
}

TEST_CASE("with too few of one answer nothing is fitted") {
    auto sample = lessons::planted("blorp", "snark", 0.6);
    for (std::size_t i = 30; i < sample.size(); ++i) sample[i].grade = 9;
    const auto learned = learn(sample);
    CHECK(learned.domains.at(0).use == LearnedUse::too_few_reviews);
    CHECK(learned.weights.empty());
}

TEST_CASE("with too few businesses none can be held out") {
    auto sample = lessons::planted("blorp", "snark", 0.6);
    for (delight::Example& each : sample) each.business %= 4;
    const auto learned = learn(sample);
    CHECK(learned.domains.at(0).use == LearnedUse::too_few_businesses);
    CHECK(learned.weights.empty());
}

TEST_CASE("each category is judged by its own held-out reviews") {
    auto sample = lessons::planted("blorp", "snark", 0.6, 1200);
    // At campings the words mean nothing.
    auto noise = lessons::planted("blorp", "snark", 0.6, 600);
    for (std::size_t i = 0; i < noise.size(); ++i) {
        noise[i].business += 100;
        noise[i].listing += 100;
        noise[i].category = 1;
        noise[i].grade = i % 3 == 0 ? 9 : 8;
    }
    sample.insert(sample.end(), noise.begin(), noise.end());
    const auto learned = learn(sample);
    REQUIRE(learned.domains.size() == 2);
    CHECK(learned.domains[0].category == "camping");
    CHECK(learned.domains[0].use == LearnedUse::not_better);
    CHECK(learned.domains[1].category == "hotel");
    CHECK(learned.domains[1].use == LearnedUse::used);
}

TEST_CASE("the same reviews give the same bytes") {
    const auto sample = lessons::planted("blorp", "snark", 0.6);
    const auto once = learn(sample);
    const auto again = learn(sample);
    CHECK_FALSE(once.weights.empty());
    CHECK(once.weights == again.weights);
    CHECK(once.domains.at(0).p == again.domains.at(0).p);
}

TEST_CASE("copies of a text are learned from once") {
    std::mt19937 random{3};
    auto sample = lessons::planted("blorp", "snark", 0.6);
    const std::string pasted = lessons::filler(random, 40);
    for (int i = 0; i < 30; ++i) sample.push_back(example(i % 20, 1000 + i, 9, pasted));
    const auto learned = learn(sample);
    CHECK(learned.copies == 29);
    CHECK(learned.n == 601);
}

TEST_CASE("grades that answer neither way are left out") {
    CHECK(delight::answer_of(8.5, Question::delight) == true);
    CHECK(delight::answer_of(8.4, Question::delight) == false);
    CHECK(delight::answer_of(6.5, Question::delight) == false);
    CHECK_FALSE(delight::answer_of(6.4, Question::delight));
    CHECK(delight::answer_of(7.5, Question::polarity) == true);
    CHECK_FALSE(delight::answer_of(7.4, Question::polarity));
    CHECK_FALSE(delight::answer_of(6.5, Question::polarity));
    CHECK(delight::answer_of(6.4, Question::polarity) == false);
}

TEST_CASE("what was learned speaks only in its language and categories") {
    const std::vector models{learn(lessons::planted("blorp", "snark", 0.6))};
    const delight::LearnedWords learned{models, words::lexicon()};
    CHECK(learned.answers(Question::delight));
    CHECK_FALSE(learned.answers(Question::polarity));
    CHECK(learned.find(Question::delight, model::Language::nl, "hotel") != nullptr);
    CHECK(learned.find(Question::delight, model::Language::nl, "camping") == nullptr);
    CHECK(learned.find(Question::delight, model::Language::nl, "") == nullptr);
    CHECK(learned.find(Question::delight, model::Language::de, "hotel") == nullptr);
    CHECK(learned.find(Question::delight, model::Language::unknown, "hotel") == nullptr);
    CHECK(learned.find(Question::polarity, model::Language::nl, "hotel") == nullptr);
}

TEST_CASE("what was held against another lexicon is not used") {
    std::vector models{learn(lessons::planted("blorp", "snark", 0.6))};
    models.front().lexicon += 1;
    const delight::LearnedWords learned{models, words::lexicon()};
    CHECK_FALSE(learned.answers(Question::delight));
}

TEST_CASE("a model that was not found better is not used") {
    const std::vector models{learn(lessons::planted("blorp", "blorp", 0.6))};
    CHECK_FALSE(models.front().weights.empty());
    const delight::LearnedWords learned{models, words::lexicon()};
    CHECK_FALSE(learned.answers(Question::delight));
}

TEST_CASE("the tone of words does not depend on how many reviews are good") {
    auto sample = lessons::planted("blorp", "snark", 0.6, 2000);
    // Nine in ten are good, for most of the bad ones are left out.
    int bad = 0;
    std::erase_if(sample, [&](const auto& each) { return each.grade < 8.5 && bad++ % 9 != 0; });
    for (delight::Example& each : sample) each.grade = each.grade > 8.5 ? 9 : 5;
    const auto learned = learn(sample, Question::polarity);
    const auto weights = delight::TermWeights::read(learned.weights);
    REQUIRE(weights);
    const auto tone = [&](const std::string& text) {
        const delight::Example read = example(1, 1, 9, text);
        return delight::tone_of(*weights, {read.terms, read.lexicon, 0});
    };
    CHECK(tone("blorp") > 0.3);
    CHECK(tone("snark") < -0.5);
    CHECK(tone("qzaax") == Approx(0).margin(0.35));
}

TEST_CASE("weights come back from their bytes as they were") {
    const auto learned = learn(lessons::planted("blorp", "snark", 0.6));
    const auto weights = delight::TermWeights::read(learned.weights);
    REQUIRE(weights);
    CHECK(weights->bytes() == learned.weights);
    CHECK(weights->size() > 50);
}

TEST_CASE("bytes that are no weights are refused") {
    std::string bytes = learn(lessons::planted("blorp", "snark", 0.6)).weights;
    CHECK_FALSE(delight::TermWeights::read(""));
    CHECK_FALSE(delight::TermWeights::read("NPLW"));
    CHECK_FALSE(delight::TermWeights::read(bytes.substr(0, bytes.size() - 1)));
    CHECK_FALSE(delight::TermWeights::read(bytes + "x"));
    bytes[4] = static_cast<char>(bytes[4] + 1);
    CHECK_FALSE(delight::TermWeights::read(bytes));
}

TEST_CASE("of a business that was learned from, its own grades are not known") {
    auto sample = lessons::planted("blorp", "snark", 0.6);
    // Only at business 3 they speak of "wub", and all of them give nines.
    for (std::size_t i = 0; i < sample.size(); ++i)
        if (sample[i].business == 3 && i % 2 == 1)
            sample[i] = example(3, static_cast<std::int64_t>(i), 9, "wub wub wub");
    const auto learned = learn(sample);
    CHECK(ratio(learned, "wub wub wub") > 2);
    CHECK(ratio(learned, "wub wub wub", 4) > 2);
    CHECK(ratio(learned, "wub wub wub", 3) == Approx(1).margin(0.4));
    CHECK(ratio(learned, "blorp", 3) > 3);
}
