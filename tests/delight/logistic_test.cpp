#include "delight/logistic.h"

#include <array>
#include <cmath>
#include <numeric>
#include <random>

#include "delight/calibration.h"
#include "tests/catch.h"

using delight::Feature;

namespace {

std::vector<std::uint32_t> all_rows(const delight::LogisticProblem& problem) {
    std::vector<std::uint32_t> rows(problem.size());
    std::iota(rows.begin(), rows.end(), 0U);
    return rows;
}

/// Examples whose log-odds are 1 plus twice the first figure; the second means nothing.
delight::LogisticProblem simulated(bool first_answer, int n = 20'000) {
    std::mt19937 random{5};
    std::normal_distribution<double> normal;
    delight::LogisticProblem problem{2};
    const std::array<Feature, 2> first{{{0, 0}, {1, 0}}};
    problem.add(first, first_answer);
    for (int i = 1; i < n; ++i) {
        const std::array<Feature, 2> example{{{0, normal(random)}, {1, normal(random)}}};
        std::bernoulli_distribution yes{delight::probability_of(1 + 2 * example[0].value)};
        problem.add(example, yes(random));
    }
    return problem;
}

/// Figures that overstate their log-odds threefold, with answers.
struct Overstated {
    std::vector<double> log_odds;
    std::vector<std::uint8_t> answers;

    explicit Overstated(int n = 40'000) {
        std::mt19937 random{6};
        std::normal_distribution<double> normal{0.5, 1.5};
        for (int i = 0; i < n; ++i) {
            const double truth = normal(random);
            std::bernoulli_distribution yes{delight::probability_of(truth)};
            log_odds.push_back(3 * truth - 2);
            answers.push_back(yes(random) ? 1 : 0);
        }
    }
};

}  // namespace

TEST_CASE("a logistic regression finds the weights that made the answers") {
    const auto problem = simulated(true);
    const auto fitted = problem.fit(all_rows(problem), 1);
    CHECK(fitted.weights[0] == Approx(2).margin(0.08));
    CHECK(fitted.weights[1] == Approx(0).margin(0.05));
    CHECK(fitted.bias == Approx(1).margin(0.06));
}

TEST_CASE("weights speak for a yes whichever answer comes first") {
    const auto problem = simulated(false);
    const auto fitted = problem.fit(all_rows(problem), 1);
    CHECK(fitted.weights[0] == Approx(2).margin(0.08));
    CHECK(problem.log_odds(0, fitted) == Approx(fitted.bias));
}

TEST_CASE("a small c keeps weights small") {
    const auto problem = simulated(true, 500);
    const auto loose = problem.fit(all_rows(problem), 10);
    const auto tight = problem.fit(all_rows(problem), 0.001);
    CHECK(std::abs(tight.weights[0]) < std::abs(loose.weights[0]) / 3);
}

TEST_CASE("the same examples give the same weights to the last digit") {
    const auto problem = simulated(true, 2000);
    CHECK(problem.fit(all_rows(problem), 1).weights == problem.fit(all_rows(problem), 1).weights);
}

TEST_CASE("where all answers are the same there is nothing to fit") {
    delight::LogisticProblem problem{1};
    const Feature feature{0, 1};
    for (int i = 0; i < 5; ++i) problem.add({&feature, 1}, true);
    const auto fitted = problem.fit(all_rows(problem), 1);
    CHECK(fitted.weights[0] == 0);
    CHECK(fitted.bias == 0);
}

TEST_CASE("calibration brings overstated log-odds back") {
    const Overstated data;
    const auto fitted = delight::calibrate(data.log_odds, data.answers);
    CHECK(fitted.slope == Approx(1.0 / 3).margin(0.015));
    CHECK(fitted.shift == Approx(2.0 / 3).margin(0.05));
}

TEST_CASE("of reviews with a calibrated chance of so much, so many are a yes") {
    const Overstated data;
    const auto fitted = delight::calibrate(data.log_odds, data.answers);
    std::array<double, 10> told{};
    std::array<double, 10> yes{};
    std::array<double, 10> n{};
    for (std::size_t i = 0; i < data.answers.size(); ++i) {
        const double chance = delight::probability_of(fitted.log_odds(data.log_odds[i]));
        const auto tenth = std::min<std::size_t>(static_cast<std::size_t>(chance * 10), 9);
        told.at(tenth) += chance;
        yes.at(tenth) += data.answers[i];
        n.at(tenth) += 1;
    }
    for (std::size_t tenth = 0; tenth < n.size(); ++tenth)
        CHECK(yes.at(tenth) / n.at(tenth) == Approx(told.at(tenth) / n.at(tenth)).margin(0.03));
}

TEST_CASE("calibration on one answer tells the base rate") {
    const std::vector<double> log_odds(8, 0.5);
    const std::vector<std::uint8_t> answers(8, 1);
    const auto fitted = delight::calibrate(log_odds, answers);
    CHECK(fitted.log_odds(0.5) == Approx(std::log(9)));
    CHECK(fitted.log_odds(-4) == Approx(std::log(9)));
}
