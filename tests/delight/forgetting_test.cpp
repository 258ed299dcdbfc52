#include "delight/forgetting.h"

#include <chrono>
#include <cmath>

#include "delight/delight.h"
#include "tests/catch.h"
#include "tests/delight/town.h"

using namespace town;
using delight::Band;
using delight::Drift;
using delight::Timeline;

namespace {

/// One rating every so many days until today, in turns delighted and not.
Timeline every(int days, int count) {
    Timeline made;
    for (int i = count - 1; i >= 0; --i)
        made.push_back({today - std::chrono::days{days * i},
                        i % 2 == 0 ? Band::delighted : Band::satisfied, true});
    return made;
}

model::Judgement judged(const model::Dossier& dossier, const delight::Rules& rules = {}) {
    const std::vector dossiers{dossier};
    return delight::judge(dossiers, rules, today).judgements.front();
}

model::Dossier with_many(int count) {
    std::vector<std::pair<double, std::string>> reviews;
    for (int i = 0; i < count; ++i)
        reviews.emplace_back(i % 2 == 0 ? 9 : 7,
                             model::to_string(today - std::chrono::days{3 * i}));
    return with_reviews(reviews);
}

}  // namespace

TEST_CASE("without drift every rating is full evidence") {
    CHECK(delight::evidence_left(every(30, 40), {0.4, 10, 0}, today) == Approx(40));
    CHECK(delight::half_life_months(every(30, 40), 40, today) > 350);
}

TEST_CASE("the evidence that is left is that of a Kalman filter's variance") {
    // One rating of precision 10 + 1, after a year at rate 0.5: the variance, in that of one
    // rating, goes from 1 / 11 to e^-1 / 11 + (1 - e^-1) / 10.
    const Timeline one{{today - std::chrono::days{365}, Band::delighted, true}};
    const double variance = std::exp(-1.0) / 11 + (1 - std::exp(-1.0)) / 10;
    CHECK(delight::evidence_left(one, {0.4, 10, 0.5}, today) ==
          Approx(1 / variance - 10).epsilon(0.001));
}

TEST_CASE("a business with many reviews forgets sooner") {
    const Drift drift{0.4, 10, 0.05};
    const auto months = [&](const Timeline& timeline) {
        return delight::half_life_months(timeline, delight::evidence_left(timeline, drift, today),
                                         today);
    };
    CHECK(months(every(2, 700)) < months(every(40, 35)) / 2);
}

TEST_CASE("the half-life's weights add up to the evidence") {
    const Timeline timeline = every(30, 60);
    const double months = delight::half_life_months(timeline, 20, today);
    double weights = 0;
    delight::Rules rules;
    rules.half_life_months = months;
    for (const auto& rating : timeline)
        weights += delight::recency_weight(rating.day, today, rules);
    CHECK(weights == Approx(20).epsilon(0.02));
}

TEST_CASE("too few dated ratings leave the rules' half-life") {
    const auto judgement = judged(with_many(400));
    CHECK(judgement.half_life_months == 18);
    CHECK(judgement.half_life_from == 0);
}

TEST_CASE("enough dated ratings have a half-life of their own, and it is told") {
    const auto judgement = judged(with_many(600));
    CHECK(judgement.half_life_months != 18);
    CHECK(judgement.half_life_from == 599);
}

TEST_CASE("a half-life that the rules fix stays") {
    delight::Rules rules;
    rules.fit_half_life = false;
    rules.half_life_months = 7;
    CHECK(judged(with_many(600), rules).half_life_months == 7);
}
