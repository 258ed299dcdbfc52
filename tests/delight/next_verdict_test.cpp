#include "delight/next_verdict.h"

#include "delight/delight.h"
#include "tests/catch.h"
#include "tests/delight/town.h"

using namespace town;
using model::Verdict;

namespace {

model::Judgement judged(std::map<std::string, long> histogram, const delight::Rules& rules = {}) {
    const std::vector dossiers{with_histogram(std::move(histogram))};
    return delight::judge(dossiers, rules, today).judgements.front();
}

}  // namespace

TEST_CASE("a seven is told how many sevens must become nines, and so many are enough") {
    const auto now = judged({{"9", 30}, {"8", 60}, {"5", 10}});
    REQUIRE(now.verdict == Verdict::mediocre_seven);
    REQUIRE(now.next);
    CHECK(now.next->verdict == Verdict::promising);
    REQUIRE(now.next->sevens);
    const long k = *now.next->sevens;
    CHECK(judged({{"9", 30 + k}, {"8", 60 - k}, {"5", 10}}).verdict == Verdict::promising);
    CHECK(judged({{"9", 29 + k}, {"8", 61 - k}, {"5", 10}}).verdict == Verdict::mediocre_seven);
}

TEST_CASE("a promising business is told how many more nines would prove it") {
    const auto now = judged({{"9", 44}, {"8", 50}, {"5", 6}});
    REQUIRE(now.verdict == Verdict::promising);
    REQUIRE(now.next);
    CHECK(now.next->verdict == Verdict::delight);
    REQUIRE(now.next->nines);
    CHECK(judged({{"9", 44 + *now.next->nines}, {"8", 50}, {"5", 6}}).verdict == Verdict::delight);
}

TEST_CASE("where nines alone do not help, the sixes that stand in the way are told") {
    const auto now = judged({{"9", 50}, {"8", 10}, {"5", 40}});
    REQUIRE(now.verdict == Verdict::hot_and_cold);
    REQUIRE(now.next);
    REQUIRE(now.next->sixes);
    CHECK(*now.next->sixes > 10);
}

TEST_CASE("delight has nothing above it, and is told what would cost it the name") {
    const auto now = judged({{"9", 60}, {"8", 35}, {"5", 5}});
    REQUIRE(now.verdict == Verdict::delight);
    CHECK_FALSE(now.next);
    REQUIRE(now.fall);
    REQUIRE(now.fall->sevens);
    CHECK(now.fall->sixes < now.fall->sevens);
    CHECK(now.fall->verdict == Verdict::hot_and_cold);
    CHECK(judged({{"9", 60}, {"8", 35 + *now.fall->sevens}, {"5", 5}}).verdict != Verdict::delight);
}

TEST_CASE("too little evidence says how much more of it would do") {
    const auto now = judged({{"9", 2}, {"8", 2}});
    REQUIRE(now.next);
    CHECK(now.next->more == 6);
    CHECK_FALSE(now.next->sevens);
}

TEST_CASE("the distance is that of the figure that decided to its limit") {
    const auto now = judged({{"9", 30}, {"8", 60}, {"5", 10}});
    REQUIRE(now.gap);
    CHECK(now.gap->distance == Approx(0.5 - now.p_delight));
    CHECK(now.gap->text.find("short of 0.50") != std::string::npos);
}

TEST_CASE("the distance of too little evidence is in ratings") {
    const auto now = judged({{"9", 2}, {"8", 2}});
    REQUIRE(now.gap);
    CHECK(now.gap->text == "effective n = 4.00 is 6.00 short of 10.00");
}

TEST_CASE("without a rating there is no distance") {
    const auto now = judged({});
    CHECK_FALSE(now.gap);
    CHECK_FALSE(now.next);
}

TEST_CASE("what nines are worth takes the user's own customer value and the published range") {
    delight::Rules rules;
    CHECK_FALSE(delight::worth_of(10, 100, rules));
    rules.customer_value = 50;
    const auto worth = delight::worth_of(10, 100, rules);
    REQUIRE(worth);
    CHECK(worth->low == Approx(10 * 50 * 0.27));
    CHECK(worth->high == Approx(10 * 50 * 1.03));
}
