#include "delight/delight.h"
#include "tests/catch.h"

using delight::grade;

TEST_CASE("a ten-point score is its own grade, at least one") {
    CHECK(grade({8, {1, 10}}) == 8);
    CHECK(grade({7.3, {0, 10}}) == 7.3);
    CHECK(grade({0.5, {0, 10}}) == 1);
}

TEST_CASE("any other scale maps linearly, worst to one and best to ten") {
    CHECK(grade({4, {1, 5}}) == 7.75);
    CHECK(grade({5, {1, 5}}) == 10);
    CHECK(grade({1, {1, 5}}) == 1);
    CHECK(grade({4.5, {1, 5}}) == 8.88);
    CHECK(grade({85, {0, 100}}) == 8.65);
}
