#include "delight/forgetting.h"

#include <chrono>
#include <cmath>

#include "delight/delight.h"
#include "tests/catch.h"
#include "tests/delight/town.h"

using namespace town;
using delight::Band;
using delight::DriftBelief;
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

double weights(const Timeline& timeline, double half_life_months) {
    delight::Rules rules;
    rules.half_life_months = half_life_months;
    double sum = 0;
    for (const auto& rating : timeline) sum += delight::recency_weight(rating.day, today, rules);
    return sum;
}

/// How many ratings of today leave as little doubt as `count` ratings, one every so many days,
/// where the share's common precision is 10.
double kept_by_filter(int count, int days, double rate) {
    double strength = 10;
    for (int i = 0; i < count; ++i) {
        const double kept = std::exp(-2 * rate * days / 365.2425);
        strength = 1 / (kept / strength + (1 - kept) / 10) + 1;
    }
    return strength - 10;
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

TEST_CASE("a share that is known to stay is never forgotten") {
    CHECK(delight::half_life_months(every(30, 40), {0.4, 10, {{0, 1}}}, today) > 1100);
}

TEST_CASE("the weights add up to about what a Kalman filter keeps") {
    const double months = delight::half_life_months(every(20, 200), {0.4, 10, {{0.05, 1}}}, today);
    CHECK(weights(every(20, 200), months) == Approx(kept_by_filter(200, 20, 0.05)).epsilon(0.15));
}

TEST_CASE("a business with many reviews forgets sooner") {
    const DriftBelief belief{0.4, 10, {{0.05, 1}}};
    CHECK(delight::half_life_months(every(2, 700), belief, today) <
          delight::half_life_months(every(40, 35), belief, today) / 2);
}

TEST_CASE("doubt about the drift shortens what is remembered") {
    const auto months = [](const std::vector<delight::RateChance>& rates) {
        return delight::half_life_months(every(30, 60), {0.4, 10, rates}, today);
    };
    const double either = months({{0, 0.5}, {0.1, 0.5}});
    CHECK(either < months({{0, 1}}));
    CHECK(either > months({{0.1, 1}}));
}

TEST_CASE("a past that says nothing of today is forgotten") {
    CHECK(delight::half_life_months(every(30, 60), {0.4, 10, {{50, 1}}}, today) < 2.1);
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
