#include <algorithm>
#include <chrono>

#include "delight/delight.h"
#include "tests/catch.h"
#include "tests/delight/town.h"

using delight::judge;
using delight::Rules;
using model::Verdict;
using namespace town;

namespace {

Verdict verdict_of(std::map<std::string, long> histogram) {
    const auto dossiers = std::vector{with_histogram(std::move(histogram))};
    return judge(dossiers, Rules{}, today).judgements.front().verdict;
}

bool has(const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

model::Judgement judged(const model::Dossier& dossier, model::Day as_of = today) {
    const std::vector dossiers{dossier};
    return judge(dossiers, Rules{}, as_of).judgements.front();
}

}  // namespace

TEST_CASE("mostly nines and tens, and few disappointed, is delight") {
    CHECK(verdict_of({{"10", 30}, {"9", 90}, {"8", 60}, {"7", 20}}) == Verdict::delight);
}

TEST_CASE("seven and eight out of ten is a mediocre seven however many say so") {
    CHECK(verdict_of({{"9", 200}, {"8", 500}, {"7", 250}, {"<7", 50}}) == Verdict::mediocre_seven);
}

TEST_CASE("many delighted beside many disappointed is hot and cold") {
    CHECK(verdict_of({{"10", 100}, {"8", 40}, {"<7", 60}}) == Verdict::hot_and_cold);
}

TEST_CASE("more disappointed than delighted is a cold shower") {
    CHECK(verdict_of({{"9", 10}, {"7", 50}, {"<7", 40}}) == Verdict::cold_shower);
}

TEST_CASE("delight that is likely but not proven is promising") {
    CHECK(verdict_of({{"9", 44}, {"8", 50}, {"<7", 6}}) == Verdict::promising);
}

TEST_CASE("under ten ratings there is too little evidence") {
    CHECK(verdict_of({{"10", 9}}) == Verdict::too_little_evidence);
    CHECK(verdict_of({}) == Verdict::too_little_evidence);
}

TEST_CASE("exactly ten ratings spread over a bound are ten") {
    const auto judgement = judged(with_histogram({{"8", 3}, {"<7", 7}}));
    CHECK(judgement.effective_n == 10);
    CHECK(judgement.verdict != Verdict::too_little_evidence);
}

TEST_CASE("an interval that is too wide is too little evidence") {
    Rules rules;
    rules.max_width = 0.05;
    const auto dossiers = std::vector{with_histogram({{"9", 50}, {"8", 50}})};
    const auto judgement = judge(dossiers, rules, today).judgements.front();
    CHECK(judgement.verdict == Verdict::too_little_evidence);
    CHECK(judgement.rule.find("wide > 0.05") != std::string::npos);
}

TEST_CASE("the rule that decided is told with its figures") {
    const auto judgement = judged(with_histogram({{"10", 300}, {"8", 100}}));
    CHECK(judgement.rule == "P(D >= 0.40) = 1.00 >= 0.90 and P(X >= 0.20) = 0.00 < 0.50");
}

TEST_CASE("what stands beside a verdict is counted without weights") {
    const auto judgement = judged(with_reviews({{10, "2015-01-01"}, {7, "2017-01-01"}, {5, ""}}));
    CHECK(judgement.n == 3);
    CHECK(judgement.bands == std::array<double, 3>{1, 1, 1});
    CHECK(judgement.histogram == std::array<double, 10>{0, 0, 0, 0, 1, 0, 1, 0, 0, 1});
    CHECK(judgement.undated == 1);
    CHECK(judgement.first == day("2015-01-01"));
    CHECK(judgement.last == day("2017-01-01"));
    CHECK(judgement.sources == std::vector<std::string>{"iens"});
    CHECK(judgement.evidence == model::EvidenceKind::reviews);
}

TEST_CASE("a mean grade and an NPS-like figure come with their intervals") {
    const auto judgement = judged(with_histogram({{"10", 50}, {"8", 30}, {"6", 20}}));
    REQUIRE(judgement.grade_mean);
    CHECK(judgement.grade_mean->mean == Approx(8.6));
    CHECK(judgement.grade_mean->low < 8.6);
    CHECK(judgement.grade_mean->high <= 10);
    REQUIRE(judgement.nps_like);
    CHECK(judgement.nps_like->mean == Approx(30));
}

TEST_CASE("a business without evidence has no mean grade, no NPS-like figure and no rank") {
    const auto judgement = judged(with_histogram({}));
    CHECK(judgement.evidence == model::EvidenceKind::none);
    CHECK(!judgement.grade_mean);
    CHECK(!judgement.nps_like);
    CHECK(!judgement.rank);
}

TEST_CASE("a listing that went stale marks its business") {
    auto dossier = with_histogram({{"9", 20}});
    CHECK(!has(judged(dossier).badges, "stale"));
    dossier.listings.front().stale_since = today;
    CHECK(has(judged(dossier).badges, "stale"));
}

TEST_CASE("undated evidence carries its badge and dated evidence does not") {
    CHECK(has(judged(with_histogram({{"9", 20}})).badges, "undated"));
    CHECK(!has(judged(with_reviews({{9, "2017-01-01"}})).badges, "undated"));
}

TEST_CASE("judgements come in the order of the dossiers") {
    const std::vector dossiers{with_histogram({{"9", 20}}, 5), with_histogram({{"10", 30}}, 3)};
    const auto all = judge(dossiers, Rules{}, today).judgements;
    REQUIRE(all.size() == 2);
    CHECK(all[0].business_id == 5);
    CHECK(all[1].business_id == 3);
}

TEST_CASE("the report's order is by the low end of the delighted share") {
    const auto strong = judged(with_histogram({{"9", 200}, {"8", 100}}));
    const auto weak = judged(with_histogram({{"9", 3}, {"8", 1}}));
    CHECK(delight::before(strong, weak));
    CHECK(!delight::before(weak, strong));
}

TEST_CASE("the same dossiers give the same judgement") {
    const auto dossiers = many(30, "restaurant", "Ommen", {{"9", 20}, {"8", 30}});
    const auto a = judge(dossiers, Rules{}, today);
    const auto b = judge(dossiers, Rules{}, today);
    CHECK(a.judgements.back().delighted.low == b.judgements.back().delighted.low);
    CHECK(a.segments.front().prior == b.segments.front().prior);
}
