#include "app/rows.h"

#include <sstream>

#include "tests/catch.h"

using namespace app;

namespace {

std::string printed(const Rows& rows, Format format) {
    std::ostringstream out;
    print(rows, format, out);
    return out.str();
}

}  // namespace

TEST_CASE("a table is aligned by letters, not bytes") {
    CHECK(printed({{"name", "n"}, {{std::string{"Café"}, 3L}, {std::string{"Hotel"}, 12L}}},
                  Format::table) == "name   n\nCafé   3\nHotel  12\n");
}

TEST_CASE("a table shows no control character to the terminal") {
    CHECK(printed({{"name"}, {{std::string{"a\x1b[2Jb"}}}}, Format::table) == "name\na [2Jb\n");
}

TEST_CASE("JSON lines keep types and say null for the unknown") {
    CHECK(printed({{"a", "b", "c", "d"}, {{std::string{"x\"y"}, 0.1, true, std::monostate{}}}},
                  Format::jsonl) == "{\"a\":\"x\\\"y\",\"b\":0.1,\"c\":true,\"d\":null}\n");
}

TEST_CASE("CSV quotes what needs it") {
    CHECK(printed({{"a", "b"}, {{std::string{"x,\"y\""}, -3L}}}, Format::csv) ==
          "a,b\r\n\"x,\"\"y\"\"\",-3\r\n");
}

TEST_CASE("a text that a spreadsheet would compute gets an apostrophe") {
    CHECK(printed({{"a"}, {{std::string{"=cmd()"}}}}, Format::csv) == "a\r\n'=cmd()\r\n");
}

TEST_CASE("a number is as short as it can be without losing a digit") {
    CHECK(shortest(0.1) == "0.1");
    CHECK(shortest(8) == "8");
    CHECK(shortest(2.0 / 3) == "0.6666666666666666");
}
