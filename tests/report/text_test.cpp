#include "report/text.h"

#include "tests/catch.h"

using namespace report;

TEST_CASE("white space is brought to single spaces and trimmed") {
    CHECK(clean("  De\n\tGouden \u00a0 Leeuw ") == "De Gouden Leeuw");
}

TEST_CASE("control characters and marks that turn the reading direction are dropped") {
    CHECK(clean(std::string_view("a\0b\x07\u202Ec\u2066d", 12)) == "abcd");
}

TEST_CASE("overlong, surrogate and cut-off UTF-8 is replaced") {
    CHECK(clean("\xc0\xaf") == "\uFFFD\uFFFD");
    CHECK(clean("\xed\xa0\x80") == "\uFFFD\uFFFD\uFFFD");
    CHECK(clean("a\xe2\x82") == "a\uFFFD\uFFFD");
}

TEST_CASE("valid UTF-8 of every length stays as it is") {
    CHECK(clean("é€😀") == "é€😀");
}

TEST_CASE("a slug is plain ASCII and ends in the id") {
    CHECK(slug("Café 't Hoekje & Zn.", 7) == "cafe-t-hoekje-zn-7");
    CHECK(slug("Señor Ŵałęsa", 8) == "senor-walesa-8");
}

TEST_CASE("a name without letters still has a slug") {
    CHECK(slug("食堂", 12) == "12");
    CHECK(slug("../..", 13) == "13");
}

TEST_CASE("a slug stays short however long the name") {
    CHECK(slug(std::string(5000, 'a'), 1).size() <= 70);
}

TEST_CASE("only addresses of the web are web addresses") {
    CHECK(is_web_address("https://www.iens.example/restaurant?id=1"));
    CHECK(is_web_address("HTTP://x.example"));
    CHECK_FALSE(is_web_address("javascript:alert(1)"));
    CHECK_FALSE(is_web_address("//x.example"));
    CHECK_FALSE(is_web_address("https://"));
    CHECK_FALSE(is_web_address("https:///x"));
    CHECK_FALSE(is_web_address("https://x.example/\"onclick=1"));
}

TEST_CASE("a JSON string is safe in JSON and inside HTML") {
    CHECK(json_string("a\"b\\c</script>&") == R"("a\"b\\c\u003c/script\u003e\u0026")");
}

TEST_CASE("a CSV cell that a spreadsheet would take for a formula begins with an apostrophe") {
    CHECK(csv_cell("=cmd()") == "'=cmd()");
    CHECK(csv_cell("+31 6") == "'+31 6");
    CHECK(csv_cell("-1") == "'-1");
    CHECK(csv_cell("@SUM(A1)") == "'@SUM(A1)");
    CHECK(csv_cell("\t=1") == "'=1");
}

TEST_CASE("a CSV cell with a comma or a quote is quoted") {
    CHECK(csv_cell("Bos, \"de\" Uil") == "\"Bos, \"\"de\"\" Uil\"");
    CHECK(csv_cell("Bos") == "Bos");
}
