#include "delight/plain_text.h"

#include "tests/catch.h"

TEST_CASE("Greek and Cyrillic names are read in Latin letters") {
    CHECK(delight::plain_name("Ρόδος") == "rodos");
    CHECK(delight::plain_name("Москва") == "moskva");
}

TEST_CASE("Jaro-Winkler gives the similarities of its paper") {
    CHECK(delight::jaro_winkler("martha", "marhta") == Approx(0.9611).margin(0.0001));
    CHECK(delight::jaro_winkler("dwayne", "duane") == Approx(0.84).margin(0.0001));
    CHECK(delight::jaro_winkler("dixon", "dicksonx") == Approx(0.8133).margin(0.0001));
    CHECK(delight::jaro_winkler("abc", "xyz") == 0);
    CHECK(delight::jaro_winkler("", "") == 0);
}

TEST_CASE("one slip is a letter wrong, missing, or changed with its neighbour") {
    CHECK(delight::one_slip_apart("rhodos", "rodos"));
    CHECK(delight::one_slip_apart("grill", "grille"));
    CHECK(delight::one_slip_apart("leeuw", "leuew"));
    CHECK(delight::one_slip_apart("zon", "zon"));
    CHECK_FALSE(delight::one_slip_apart("leeuw", "leew2"));
    CHECK_FALSE(delight::one_slip_apart("zon", "zeeen"));
}
