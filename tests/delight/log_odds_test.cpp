#include "delight/log_odds.h"

#include <cmath>

#include "delight/statistics.h"
#include "tests/catch.h"

using delight::TermCount;

namespace {

std::vector<TermCount> terms() {
    return {{"verrast", 40, 5, 60}, {"prima", 10, 60, 100}, {"kamer", 250, 290, 800}};
}

}  // namespace

TEST_CASE("words of the tens stand out, and so do those of the sevens") {
    const auto separating = delight::separating_terms(terms());
    REQUIRE(separating.size() == 3);
    CHECK(separating[2].term == "kamer");
    for (const auto& term : separating) {
        if (term.term == "verrast") CHECK(term.log_odds.low > 0);
        if (term.term == "prima") CHECK(term.log_odds.high < 0);
        if (term.term == "kamer") CHECK(term.log_odds.low < 0);
    }
}

TEST_CASE("the log-odds are those of the formula") {
    const std::vector<TermCount> two{{"a", 30, 10, 50}, {"b", 70, 90, 50}};
    const auto separating = delight::separating_terms(two, 100, 1);
    // Both differ alike; of "b", which is said more, that is surer.
    const double expected = std::log(80.0 / 120) - std::log(60.0 / 140);
    REQUIRE(separating[0].term == "b");
    CHECK(separating[0].log_odds.mean == Approx(-expected));
    CHECK(separating[0].z == Approx(-expected / std::sqrt(1.0 / 120 + 1.0 / 140)));
}

TEST_CASE("a heavier prior pulls towards no difference") {
    const auto light = delight::separating_terms(terms(), 10);
    const auto heavy = delight::separating_terms(terms(), 10000);
    CHECK(std::abs(heavy[0].log_odds.mean) < std::abs(light[0].log_odds.mean));
}

TEST_CASE("too few texts separate nothing") {
    const std::vector<TermCount> few{{"a", 3, 1, 5}, {"b", 2, 4, 5}};
    CHECK(delight::separating_terms(few).empty());
}

TEST_CASE("a signal that more of the tens carry separates them") {
    const auto told = delight::separating_signal({60, 100, 20, 100, 0.4});
    const double tens = std::log(68.0 / 52);
    const double sevens = std::log(28.0 / 92);
    CHECK(told.log_odds.mean == Approx(tens - sevens));
    CHECK(told.z == Approx((tens - sevens) / std::sqrt(1.0 / 68 + 1.0 / 52 + 1.0 / 28 + 1.0 / 92)));
    CHECK(told.log_odds.low > 0);
}

TEST_CASE("a signal that as many of either carry separates nothing") {
    const auto told = delight::separating_signal({30, 100, 15, 50, 0.3});
    CHECK(told.log_odds.mean == Approx(0).margin(1e-9));
}

TEST_CASE("of many that chance alone separates, hardly any is told") {
    std::vector<delight::Separation> chance;
    // As z of a hundred terms scatter where nothing separates.
    for (int i = 0; i < 100; ++i) {
        delight::Separation one;
        one.z = delight::normal_quantile((i + 0.5) / 100);
        chance.push_back(one);
    }
    delight::keep_told(chance);
    CHECK(chance.empty());
}

TEST_CASE("what separates clearly is told among many that do not") {
    std::vector<delight::Separation> all(50);
    all[20].z = -6;
    all[30].z = 4;
    delight::keep_told(all);
    REQUIRE(all.size() == 2);
    CHECK(all[0].z == -6);
}
