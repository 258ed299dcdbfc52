#include "delight/held_out.h"

#include <array>
#include <cmath>
#include <random>
#include <set>
#include <vector>

#include "delight/cross_fit.h"
#include "delight/folds.h"
#include "tests/catch.h"
#include "tests/delight/lessons.h"

using Answers = std::vector<std::uint8_t>;

TEST_CASE("held-out figures of a known case") {
    const std::vector<double> log_odds{2, 1, -1, -2, 0.5};
    const Answers answers{1, 0, 1, 0, 1};
    const auto figures = delight::figures_of(log_odds, answers);
    CHECK(figures.accuracy == Approx(0.6));
    // Of the six pairs of a yes and a no, four have the yes above.
    CHECK(figures.auc == Approx(4.0 / 6));
    const double loss = std::log1p(std::exp(-2.0)) + std::log1p(std::exp(1.0)) +
                        std::log1p(std::exp(1.0)) + std::log1p(std::exp(-2.0)) +
                        std::log1p(std::exp(-0.5));
    CHECK(figures.log_loss == Approx(loss / 5));
}

TEST_CASE("where all are placed alike the AUC is a half") {
    const std::vector<double> log_odds(6, 0.3);
    CHECK(delight::figures_of(log_odds, Answers{1, 0, 1, 0, 1, 1}).auc == Approx(0.5));
    CHECK(delight::figures_of(log_odds, Answers(6, 1)).auc == Approx(0.5));
}

TEST_CASE("a chance of nothing for what was so costs much, not everything") {
    CHECK(delight::log_loss(-1000, true) == Approx(-std::log(1e-6)));
    CHECK(delight::log_loss(1000, true) == Approx(0).margin(1e-12));
}

TEST_CASE("a lead in every business is hardly luck, one that comes and goes is") {
    std::vector<double> steady;
    std::vector<double> mixed;
    std::vector<std::uint32_t> businesses;
    for (std::uint32_t i = 0; i < 100; ++i) {
        businesses.push_back(i % 20);
        steady.push_back(0.1);
        mixed.push_back(i % 20 < 10 ? 0.1 : -0.1);
    }
    CHECK(delight::sign_flip_p(steady, businesses) < 0.001);
    CHECK(delight::sign_flip_p(mixed, businesses) > 0.4);
}

TEST_CASE("many reviews of one business are one piece of evidence") {
    const std::vector<double> leads(1000, 0.1);
    const std::vector<std::uint32_t> businesses(1000, 0);
    CHECK(delight::sign_flip_p(leads, businesses) == Approx(0.5).margin(0.02));
}

TEST_CASE("a lead by luck is found significant as seldom as it is said") {
    std::mt19937 random{8};
    std::normal_distribution<double> normal;
    int significant = 0;
    for (int trial = 0; trial < 200; ++trial) {
        std::vector<double> leads;
        std::vector<std::uint32_t> businesses;
        for (std::uint32_t business = 0; business < 12; ++business) {
            const double own = normal(random);
            for (int i = 0; i < 10; ++i) {
                leads.push_back(own + normal(random));
                businesses.push_back(business);
            }
        }
        significant += delight::sign_flip_p(leads, businesses) < 0.05 ? 1 : 0;
    }
    CHECK(significant <= 18);
    CHECK(significant >= 2);
}

TEST_CASE("no business stands in two folds, and folds are about as large") {
    std::vector<std::int64_t> businesses;
    for (int i = 0; i < 1000; ++i) businesses.push_back(i * i % 37);
    const auto folds = delight::folds_of(businesses, 5);
    std::set<std::pair<std::int64_t, int>> places;
    std::array<int, 5> sizes{};
    std::set<std::int64_t> known;
    for (std::size_t i = 0; i < folds.size(); ++i) {
        places.insert({businesses[i], folds[i]});
        known.insert(businesses[i]);
        ++sizes.at(folds[i]);
    }
    CHECK(places.size() == known.size());
    for (const int size : sizes) CHECK(size == Approx(200).margin(40));
}

TEST_CASE("near copies of a longer text are found, short alike texts are none") {
    std::mt19937 random{2};
    const std::string text = lessons::filler(random, 60);
    const std::vector<delight::Bands> texts{
        delight::bands_of("Prima!"), delight::bands_of(text), delight::bands_of("Prima!"),
        delight::bands_of(text + "en meer"), delight::bands_of(lessons::filler(random, 60))};
    const std::vector<bool> expected{false, false, false, true, false};
    CHECK(delight::copies_among(texts) == expected);
}

TEST_CASE("what is known of a business does not leak into its own held-out reviews") {
    // The only feature says which business it is, and each business has one answer only: fitted
    // and told on the same reviews it would be all right.
    delight::LogisticProblem problem{60};
    std::vector<std::uint8_t> folds;
    Answers answers;
    std::mt19937 random{4};
    std::vector<std::int64_t> businesses;
    std::vector<bool> answer_of(60);
    for (std::size_t b = 0; b < answer_of.size(); ++b) answer_of[b] = b % 2 == 0;
    for (std::uint32_t i = 0; i < 1200; ++i) {
        const auto business = static_cast<std::uint32_t>(random() % 60);
        const delight::Feature feature{business, 1};
        problem.add({&feature, 1}, answer_of[business]);
        businesses.push_back(business);
        answers.push_back(answer_of[business] ? 1 : 0);
    }
    const std::array grid{1.0, 16.0};
    const auto fit = delight::cross_fit(problem, delight::folds_of(businesses, 5), grid);
    CHECK(delight::figures_of(fit.held_out, answers).auc < 0.6);
}

TEST_CASE("a sample is drawn evenly and does not depend on the order") {
    delight::ExampleSample forward{500};
    delight::ExampleSample backward{500};
    for (int i = 0; i < 5000; ++i) {
        delight::Example example;
        example.review = i;
        example.listing = i % 10;
        example.grade = i < 2500 ? 8 : 9;
        forward.add(delight::Example{example});
        example.review = 4999 - i;
        example.listing = (4999 - i) % 10;
        example.grade = 4999 - i < 2500 ? 8 : 9;
        backward.add(std::move(example));
    }
    CHECK(forward.seen() == 5000);
    const auto one = forward.take();
    const auto other = backward.take();
    REQUIRE(one.size() == 500);
    REQUIRE(other.size() == 500);
    long eights = 0;
    bool same = true;
    for (std::size_t i = 0; i < one.size(); ++i) {
        same = same && one[i].review == other[i].review;
        eights += one[i].grade < 8.5 ? 1 : 0;
    }
    CHECK(same);
    CHECK(eights == Approx(250).margin(40));
}
