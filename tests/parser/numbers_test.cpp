#include "parser/numbers.h"

#include "tests/catch.h"

using parser::read_count;
using parser::read_number;
using parser::read_score;

TEST_CASE("numbers are read with a decimal point or comma") {
    CHECK(read_number("8,4") == 8.4);
    CHECK(read_number("4.7 stars") == 4.7);
    CHECK(read_number("\xE2\x82\xAC 34") == 34.0);
    CHECK(read_number("4.") == 4.0);
    CHECK(read_number("waardering: 2.43182") == 2.43182);
    CHECK(*read_number("4.95600000000000040500935938325710594654083251953125") == Approx(4.956));
    CHECK(read_number("1.234,5") == 1234.5);
    CHECK(read_number("1,234.5") == 1234.5);
    CHECK(read_number("1.234.567") == 1234567.0);
    CHECK(read_number(".5") == 0.5);
    CHECK(read_number("-3,5") == -3.5);
    CHECK(read_number("4\xC2\xBD") == 4.5);
    CHECK(read_number("2\xC2\xA0"
                      "345,6") == 2345.6);
}

TEST_CASE("what is no number is none") {
    for (const auto* text : {"", "?", "-", "Nieuw", "n.v.t.", "\xE2\x80\x93"})
        CHECK_FALSE(read_number(text));
    CHECK_FALSE(read_number(std::string(400, '9')));
}

TEST_CASE("a dash before figures that belong to a word is no minus") {
    CHECK(read_number("8-10") == 8.0);
    CHECK(read_number("score-7") == 7.0);
}

TEST_CASE("counts are whole, their thousands grouped in any way") {
    CHECK(read_count("1.234 recensies") == 1234);
    CHECK(read_count("(1,234)") == 1234);
    CHECK(read_count("1 234 anmeldelser") == 1234);
    CHECK(read_count("2,795,923 ratings") == 2795923);
    CHECK(read_count("80") == 80);
    CHECK(read_count("12.0") == 12);
    CHECK(read_count("1,2k") == 1200);
    CHECK(read_count("1.5 mln") == 1500000);
}

TEST_CASE("a decimal before the count is passed over") {
    CHECK(read_count("4.7 \xC2\xB7 1.234 reviews") == 1234);
    CHECK_FALSE(read_count("8,4"));
    CHECK_FALSE(read_count("geen"));
}

TEST_CASE("what is too much to be counted is no count, however it is written") {
    CHECK_FALSE(read_count("99999999999999999999"));
    CHECK_FALSE(read_count("99999999999999999999k"));
    CHECK_FALSE(read_count("-99999999999999 mln"));
}

TEST_CASE("scores are read with the best that stands beside them") {
    const auto best = [](std::string_view text) { return read_score(text)->best.value_or(0); };
    CHECK(read_score("8,7/10")->value == 8.7);
    CHECK(best("8,7/10") == 10);
    CHECK(best("8.7 / 10") == 10);
    CHECK(best("4.5 of 5 bubbles") == 5);
    CHECK(best("4 sterren van de 5") == 5);
    CHECK(best("4 out of 5 stars") == 5);
    CHECK(best("3 von 6 Sonnen") == 6);
    CHECK(best("4 sur 5") == 5);
    CHECK(best("85%") == 100);
    CHECK(read_score("85%")->value == 85);
    CHECK(best("8.7") == 0);
    CHECK(best("4 of the best") == 0);
    CHECK(best("8 reviews") == 0);
}

TEST_CASE("drawn stars are counted") {
    const auto four = read_score("\xE2\x98\x85\xE2\x98\x85\xE2\x98\x85\xE2\x98\x85\xE2\x98\x86");
    REQUIRE(four);
    CHECK(four->value == 4);
    CHECK(four->best == 5.0);
    CHECK_FALSE(read_score("\xE2\x98\x86"));
}
