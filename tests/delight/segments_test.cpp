#include "delight/segments.h"

#include "delight/prior.h"
#include "tests/catch.h"
#include "tests/delight/town.h"

using delight::judge;
using delight::Rules;
using namespace town;

namespace {

const model::Segment* find(const std::vector<model::Segment>& all, const std::string& name) {
    for (const model::Segment& one : all) {
        if (one.name == name) return &one;
    }
    return nullptr;
}

void append(std::vector<model::Dossier>& all, const std::vector<model::Dossier>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

const std::map<std::string, long> good{{"9", 60}, {"8", 40}};
const std::map<std::string, long> fair{{"9", 20}, {"8", 80}};

}  // namespace

TEST_CASE("a segment of twenty businesses has a prior of its own") {
    auto dossiers = many(20, "restaurant", "Amersfoort", good);
    append(dossiers, many(20, "restaurant", "Soest", fair));
    const auto judged = judge(dossiers, Rules{}, today);
    const auto* amersfoort = find(judged.segments, "restaurant, Amersfoort");
    REQUIRE(amersfoort != nullptr);
    CHECK(amersfoort->borrowed.empty());
    CHECK(amersfoort->businesses == 20);
    CHECK(amersfoort->prior[0] > amersfoort->prior[1]);
    CHECK(judged.judgements.front().segment == "restaurant, Amersfoort");
}

TEST_CASE("a segment of nineteen businesses borrows from its category everywhere") {
    auto dossiers = many(19, "restaurant", "Amersfoort", good);
    append(dossiers, many(20, "restaurant", "Soest", fair));
    const auto judged = judge(dossiers, Rules{}, today);
    const auto* amersfoort = find(judged.segments, "restaurant, Amersfoort");
    const auto* everywhere = find(judged.segments, "restaurant");
    REQUIRE(amersfoort != nullptr);
    REQUIRE(everywhere != nullptr);
    CHECK(amersfoort->borrowed == "restaurant");
    CHECK(amersfoort->prior == everywhere->prior);
    CHECK(everywhere->businesses == 39);
    CHECK(judged.judgements.front().segment == "restaurant");
}

TEST_CASE("businesses without any rating do not make a segment large enough") {
    auto dossiers = many(19, "restaurant", "Amersfoort", good);
    append(dossiers, many(5, "restaurant", "Amersfoort", {}));
    const auto judged = judge(dossiers, Rules{}, today);
    const auto* amersfoort = find(judged.segments, "restaurant, Amersfoort");
    REQUIRE(amersfoort != nullptr);
    CHECK(amersfoort->businesses == 24);
    CHECK(amersfoort->borrowed == "all");
}

TEST_CASE("a category that is too small everywhere borrows from all") {
    auto dossiers = many(3, "camping", "Ommen", good);
    append(dossiers, many(30, "restaurant", "Soest", fair));
    const auto judged = judge(dossiers, Rules{}, today);
    CHECK(judged.judgements.front().segment == "all");
    CHECK(find(judged.segments, "all")->businesses == 33);
}

TEST_CASE("a business without a city is compared with its category, without a category with all") {
    const std::vector dossiers{business(1, "restaurant", ""), business(2, "", "Ommen")};
    const auto judged = judge(dossiers, Rules{}, today);
    CHECK(find(judged.segments, "restaurant") != nullptr);
    CHECK(find(judged.segments, "all") != nullptr);
    CHECK(judged.segments.size() == 2);
}

TEST_CASE("the bar is never under the rules' least and rises with the segment") {
    CHECK(delight::bar_of({3, 6, 2}, Rules{}) == 0.40);
    CHECK(delight::bar_of({60, 30, 10}, Rules{}) > 0.60);
}

TEST_CASE("what is delight next to sevens is not where nines are common") {
    const std::map<std::string, long> candidate{{"9", 110}, {"8", 90}};
    auto plain = many(30, "restaurant", "Soest", fair);
    append(plain, many(1, "restaurant", "Soest", candidate));
    auto rich = many(30, "restaurant", "Soest", {{"9", 75}, {"8", 25}});
    append(rich, many(1, "restaurant", "Soest", candidate));
    CHECK(judge(plain, Rules{}, today).judgements.back().verdict == model::Verdict::delight);
    CHECK(judge(rich, Rules{}, today).judgements.back().verdict != model::Verdict::delight);
}

TEST_CASE("ranks run from zero to one within the segment") {
    auto dossiers = many(1, "restaurant", "Soest", good);
    append(dossiers, many(1, "restaurant", "Soest", {{"9", 40}, {"8", 60}}));
    append(dossiers, many(1, "restaurant", "Soest", fair));
    const auto judged = judge(dossiers, Rules{}, today);
    CHECK(judged.judgements[0].rank == 1.0);
    CHECK(judged.judgements[1].rank == 0.5);
    CHECK(judged.judgements[2].rank == 0.0);
}

TEST_CASE("businesses that are alike share their rank") {
    const auto judged = judge(many(4, "restaurant", "Soest", good), Rules{}, today);
    for (const auto& judgement : judged.judgements) CHECK(judgement.rank == 0.5);
}

TEST_CASE("later evidence does not change an earlier judgement through the prior") {
    auto dossiers = many(30, "restaurant", "Soest", fair);
    const auto earlier = judge(dossiers, Rules{}, today);
    auto late = many(30, "restaurant", "Soest", {{"10", 500}});
    for (auto& one : late) one.listings.front().aggregate_seen = today + std::chrono::days{1};
    append(dossiers, late);
    const auto again = judge(dossiers, Rules{}, today);
    CHECK(again.judgements.front().delighted.mean == earlier.judgements.front().delighted.mean);
}

TEST_CASE("a business alone is judged by the default prior, not by itself") {
    const auto judged = judge(many(1, "restaurant", "Soest", {{"10", 500}}), Rules{}, today);
    for (std::size_t k = 0; k < 3; ++k)
        CHECK(judged.segments.front().prior.at(k) == Approx(delight::default_prior.at(k)));
    CHECK(judged.judgements.front().verdict == model::Verdict::delight);
}

TEST_CASE("a few businesses move the default prior part of the way") {
    const auto prior_of = [](int count) {
        const auto judged = judge(many(count, "restaurant", "Soest", good), Rules{}, today);
        const auto& prior = judged.segments.front().prior;
        return prior[0] / (prior[0] + prior[1] + prior[2]);
    };
    CHECK(prior_of(5) > prior_of(1));
    CHECK(prior_of(19) > prior_of(5));
    CHECK(prior_of(20) == Approx(0.6).epsilon(0.03));
}
