// Simulations with pinned seeds: do the intervals hold what they promise?
#include <algorithm>
#include <cmath>
#include <random>

#include "delight/delight.h"
#include "tests/catch.h"
#include "tests/delight/simulation.h"
#include "tests/delight/town.h"

using namespace town;
using delight::judge;
using delight::Rules;
using delight::Shares;
using simulation::draw_counts;
using simulation::draw_dirichlet;

namespace {

/// A business of which the truth is known.
struct Known {
    model::Dossier dossier;
    Shares truth{};
};

std::map<std::string, long> as_histogram(const Shares& counts) {
    return {{"9", std::lround(counts[0])},
            {"8", std::lround(counts[1])},
            {"5", std::lround(counts[2])}};
}

std::vector<Known> known_town(const Shares& prior, int ratings, int businesses,
                              std::mt19937& random) {
    std::vector<Known> made;
    for (int i = 0; i < businesses; ++i) {
        const Shares truth = draw_dirichlet(prior, random);
        made.push_back({with_histogram(as_histogram(draw_counts(truth, ratings, random))), truth});
    }
    return made;
}

/// As judged with the half-life that stands in the rules; drift_test.cpp tries fitted ones.
std::vector<model::Judgement> judged(const std::vector<Known>& town) {
    std::vector<model::Dossier> dossiers;
    for (const Known& one : town) dossiers.push_back(one.dossier);
    Rules rules;
    rules.fit_half_life = false;
    return judge(dossiers, rules, today).judgements;
}

bool covers(const model::Estimate& estimate, double truth) {
    return estimate.low <= truth && truth <= estimate.high;
}

struct Tally {
    double delighted = 0;
    double nps = 0;
    double all = 0;
};

void count_covered(const std::vector<Known>& town, Tally& tally) {
    const auto judgements = judged(town);
    for (std::size_t i = 0; i < town.size(); ++i) {
        const Shares& truth = town[i].truth;
        tally.all += 1;
        tally.delighted += covers(judgements[i].delighted, truth[0]) ? 1 : 0;
        tally.nps += covers(*judgements[i].nps_like, 100 * (truth[0] - truth[2])) ? 1 : 0;
    }
}

/// Five years of reviews whose delighted share walks at random by `step` a month; the truth is
/// where it ends.
Known wandering(double start, double step, std::mt19937& random) {
    constexpr int months = 60;
    constexpr int a_month = 10;
    std::normal_distribution<double> normal;
    Known made{with(listing("iens")), {}};
    double share = start;
    for (int month = months - 1; month >= 0; --month) {
        share = std::clamp(share + step * normal(random), 0.02, 0.88);
        const Shares shares{share, 0.9 - share, 0.1};
        std::discrete_distribution<std::size_t> band{shares.begin(), shares.end()};
        for (int i = 0; i < a_month; ++i) {
            const auto day = today - std::chrono::days{month * 30 + i * 3};
            made.dossier.listings.front().tallies.push_back(
                {std::array{9.0, 8.0, 5.0}.at(band(random)), model::Date{day}, day});
        }
        made.truth = shares;
    }
    return made;
}

double covered_wandering(double step, unsigned seed) {
    std::mt19937 random{seed};
    std::uniform_real_distribution<double> start{0.2, 0.5};
    std::vector<Known> town;
    for (int i = 0; i < 1200; ++i) town.push_back(wandering(start(random), step, random));
    Tally tally;
    count_covered(town, tally);
    return tally.delighted / tally.all;
}

}  // namespace

TEST_CASE("ninety per cent intervals cover the truth in 88 to 92 per cent of cases") {
    for (const Shares& prior : {Shares{1.5, 6.5, 2}, Shares{3, 6, 1}, Shares{6, 5, 1}}) {
        for (const int ratings : {20, 60, 200}) {
            std::mt19937 random{20171121};
            Tally tally;
            for (int round = 0; round < 12; ++round)
                count_covered(known_town(prior, ratings, 300, random), tally);
            INFO("prior " << prior[0] << " " << prior[1] << " " << prior[2] << ", n " << ratings);
            CHECK(tally.delighted / tally.all > 0.88);
            CHECK(tally.delighted / tally.all < 0.92);
            CHECK(tally.nps / tally.all > 0.88);
            CHECK(tally.nps / tally.all < 0.92);
        }
    }
}

TEST_CASE("under the drift that the half-life stands for, intervals cover 88 to 92 per cent") {
    // Steady state of a random walk seen r times a month with variance p (1 - p): the past fades
    // by kappa = sqrt(q r / p (1 - p)) a month, which is ln 2 / 18 for the default half-life.
    const double kappa = std::log(2.0) / 18;
    const double step = kappa * std::sqrt(0.35 * 0.65 / 10);
    const double covered = covered_wandering(step, 3);
    CHECK(covered > 0.88);
    CHECK(covered < 0.92);
}

TEST_CASE("without any drift fading makes the intervals too wide, never too narrow") {
    CHECK(covered_wandering(0, 5) > 0.92);
}

TEST_CASE("a delighted share just under the bar is called delight in at most ten per cent") {
    const Shares truth{0.395, 0.505, 0.10};
    for (const int ratings : {30, 100, 400}) {
        std::mt19937 random{77};
        auto town = known_town({3, 6, 1}, ratings, 100, random);
        for (int i = 0; i < 1500; ++i)
            town.push_back(
                {with_histogram(as_histogram(draw_counts(truth, ratings, random))), truth});
        const auto judgements = judged(town);
        const auto called = std::count_if(
            judgements.begin() + 100, judgements.end(),
            [](const model::Judgement& one) { return one.verdict == model::Verdict::delight; });
        INFO(ratings);
        CHECK(static_cast<double>(called) / 1500 <= 0.10);
    }
}

TEST_CASE("of all that are called delight at most ten per cent are under the bar") {
    std::mt19937 random{9};
    const auto town = known_town({3, 6, 1}, 40, 4000, random);
    const auto judgements = judged(town);
    double called = 0;
    double wrong = 0;
    for (std::size_t i = 0; i < town.size(); ++i) {
        if (judgements[i].verdict != model::Verdict::delight) continue;
        called += 1;
        wrong += town[i].truth[0] < judgements[i].bar ? 1 : 0;
    }
    CHECK(called > 100);
    CHECK(wrong / called <= 0.10);
}
