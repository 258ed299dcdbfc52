#include "store/csv.h"

#include <sstream>

#include "tests/catch.h"

namespace {

using Fields = std::vector<std::string>;

std::vector<store::CsvRow> rows_of(const std::string& text) {
    std::istringstream in{text};
    store::CsvReader reader{in};
    std::vector<store::CsvRow> rows;
    while (auto row = reader.next().value()) rows.push_back(std::move(*row));
    return rows;
}

}  // namespace

TEST_CASE("Rows come with their fields and the line they start on") {
    const auto rows = rows_of("a,b\n1,2\n\n3,\n");
    REQUIRE(rows.size() == 3);
    CHECK(rows[1].fields == Fields{"1", "2"});
    CHECK(rows[1].line == 2);
    CHECK(rows[2].fields == Fields{"3", ""});
    CHECK(rows[2].line == 4);
}

TEST_CASE("A quoted field holds separators, doubled quotes and line ends") {
    const auto rows = rows_of("a,b\n\"x, \"\"y\"\"\",\"line 1\nline 2\"\nz,last\n");
    REQUIRE(rows.size() == 3);
    CHECK(rows[1].fields == Fields{"x, \"y\"", "line 1\nline 2"});
    CHECK(rows[2].line == 4);
}

TEST_CASE("A byte order mark and CRLF leave no trace") {
    const auto rows = rows_of("\xEF\xBB\xBFnaam,cijfer\r\nRhodos,8\r\n");
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].fields == Fields{"naam", "cijfer"});
    CHECK(rows[1].fields == Fields{"Rhodos", "8"});
}

TEST_CASE("The first row tells the separator") {
    CHECK(rows_of("a;b,c;d\n1;2;3\n")[1].fields == Fields{"1", "2", "3"});
    CHECK(rows_of("a\tb\n1,5\t2\n")[1].fields == Fields{"1,5", "2"});
    CHECK(rows_of("\"a;b;c\",d\n1,2\n")[1].fields == Fields{"1", "2"});
}

TEST_CASE("A quote inside an unquoted field stands for itself") {
    CHECK(rows_of("a,b\n5\" pizza,8\nx,y\n")[1].fields == Fields{"5\" pizza", "8"});
}

TEST_CASE("A last row without a line end counts") {
    CHECK(rows_of("a,b\n1,2").size() == 2);
}

TEST_CASE("An empty file has no rows") {
    CHECK(rows_of("").empty());
}

TEST_CASE("A quote that is never closed is told with its line, and the rows behind it are read") {
    std::istringstream in{"a,b\n\"open,1\nx,2\ny,3\n"};
    store::CsvReader reader{in};
    REQUIRE(reader.next().value().has_value());
    const auto broken = reader.next();
    REQUIRE_FALSE(broken.has_value());
    CHECK(broken.error().line == 2);
    const auto next = reader.next().value();
    REQUIRE(next.has_value());
    CHECK(next->line == 3);
    CHECK(next->fields == Fields{"x", "2"});
}
