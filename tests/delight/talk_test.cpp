#include "delight/talk.h"

#include "tests/catch.h"

TEST_CASE("talk is reviews a month, beside the median of the segment") {
    const std::vector<long> segment{12, 24, 60};
    const auto talk = delight::talk_of(24, segment);
    CHECK(talk.reviews == 24);
    CHECK(talk.a_month->mean == Approx(2));
    CHECK(talk.a_month->low < 2);
    CHECK(talk.a_month->high > 2);
    CHECK(talk.segment == Approx(2));
    CHECK(talk.rank == 0.5);
}

TEST_CASE("the most talked of is first, and equals share their place") {
    const std::vector<long> segment{1, 5, 5, 9};
    CHECK(delight::talk_of(9, segment).rank == 1);
    CHECK(*delight::talk_of(5, segment).rank == Approx(0.5));
}

TEST_CASE("alone there is no rank") {
    const std::vector<long> segment{5};
    CHECK_FALSE(delight::talk_of(5, segment).rank);
}

TEST_CASE("no reviews at all are told with what is still likely") {
    const std::vector<long> segment{0, 0};
    const auto talk = delight::talk_of(0, segment);
    CHECK(talk.a_month->mean == 0);
    CHECK(talk.a_month->low == 0);
    CHECK(talk.a_month->high == Approx(2.9957 / 12).epsilon(1e-3));
}

TEST_CASE("a segment is talked of by all its reviews together") {
    const std::vector<long> segment{12, 24};
    CHECK(delight::talk_of_all(segment).a_month->mean == Approx(3));
    CHECK_FALSE(delight::talk_of_all(segment).rank);
}
