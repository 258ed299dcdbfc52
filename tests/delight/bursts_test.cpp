#include "delight/bursts.h"

#include "tests/catch.h"
#include "tests/delight/crowd.h"

namespace {

using crowd::Crowd;

/// A business with a review every ten days for three years.
Crowd steady() {
    Crowd crowd;
    crowd::add_business(crowd);
    for (int day = 0; day < 1090; day += 10) crowd::add_review(crowd, 0, day, 8, "", "");
    return crowd;
}

void add_many(Crowd& crowd, std::size_t business, int day, int count) {
    for (int i = 0; i < count; ++i) crowd::add_review(crowd, business, day + i % 3, 10, "", "");
}

std::vector<delight::Found> found_in(const Crowd& crowd) {
    return delight::bursts(crowd.chorus());
}

}  // namespace

TEST_CASE("A steady business has no burst") {
    CHECK(found_in(steady()).empty());
}

TEST_CASE("Twenty reviews in three days are a burst where one in ten days is usual") {
    Crowd crowd = steady();
    add_many(crowd, 0, 500, 20);
    const auto found = found_in(crowd);
    REQUIRE(found.size() == 1);
    const model::Pattern& burst = found[0].pattern;
    CHECK(burst.kind == model::PatternKind::burst);
    CHECK(burst.source == "zoover");
    CHECK(burst.n == 21);
    CHECK(burst.usual == Approx(0.3).margin(0.1));
    CHECK(burst.p < 0.001);
    CHECK(burst.first == crowd::begin + std::chrono::days{500});
    CHECK(burst.last == crowd::begin + std::chrono::days{502});
    CHECK(burst.reviews.size() == 21);
}

TEST_CASE("Five reviews in three days are a full table, not a burst") {
    Crowd crowd = steady();
    add_many(crowd, 0, 502, 5);
    CHECK(found_in(crowd).empty());
}

TEST_CASE("A business's first weeks have no rhythm that a burst could break") {
    Crowd crowd;
    crowd::add_business(crowd);
    add_many(crowd, 0, 5, 20);
    for (int day = 0; day < 1090; day += 10) crowd::add_review(crowd, 0, day, 8, "", "");
    CHECK(found_in(crowd).empty());
}

TEST_CASE("A day on which all of a source got many reviews is nobody's burst") {
    Crowd crowd;
    for (std::size_t b = 0; b < 20; ++b) {
        crowd::add_business(crowd);
        for (int day = 0; day < 1090; day += 10) crowd::add_review(crowd, b, day, 8, "", "");
        add_many(crowd, b, 500, 20);
    }
    CHECK(found_in(crowd).empty());
}

TEST_CASE("A high season that comes back each year is no burst") {
    Crowd crowd = steady();
    for (int year = 0; year < 3; ++year)
        for (int i = 0; i < 25; ++i) crowd::add_review(crowd, 0, 365 * year + 180 + i, 8, "", "");
    CHECK(found_in(crowd).empty());
}

TEST_CASE("Undated reviews are in no burst") {
    Crowd crowd = steady();
    for (int i = 0; i < 30; ++i) crowd::add_review(crowd, 0, -1, 10, "", "");
    CHECK(found_in(crowd).empty());
}

TEST_CASE("Where dates are known to the month, a month can be a burst") {
    Crowd crowd;
    crowd::add_business(crowd);
    for (int day = 0; day < 1090; day += 5) crowd::add_review(crowd, 0, day, 8, "", "");
    for (int i = 0; i < 60; ++i) crowd::add_review(crowd, 0, 510, 10, "", "");
    for (delight::Trace& trace : crowd.traces.begin()->second) {
        const std::chrono::year_month_day date{trace.given.date()->first};
        const model::Date month{model::Day{date.year() / date.month() / 1},
                                model::DatePrecision::month};
        trace.given = {month, month.last()};
    }
    const auto found = found_in(crowd);
    REQUIRE(found.size() == 1);
    CHECK(found[0].pattern.n >= 60);
    CHECK(found[0].pattern.n <= 70);
}
