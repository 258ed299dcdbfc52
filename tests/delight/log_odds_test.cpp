#include "delight/log_odds.h"

#include <cmath>

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
