#include "parser/explain.h"

#include <algorithm>

#include "tests/catch.h"

namespace {

const char* const recipe = R"(name = "a"
source = "a"
[when]
present = "main"
[business]
name = "h1"
city = ".city"
[reviews]
each = ".r"
score = ".s"
title = ".t"
)";

const char* const page =
    "<html><main><h1>Zaak</h1><p class=r><i class=s>5</i></p><p class=r><i class=s>4</i></p>"
    "<p class=r><i class=s>9</i></p></main></html>";

std::vector<std::string> explained(std::string_view bytes) {
    parser::Recipes recipes;
    REQUIRE(recipes.add("a.toml", recipe));
    parser::Input input;
    input.bytes = bytes;
    return parser::explain(input, recipes);
}

bool tells(const std::vector<std::string>& lines, const std::string& line) {
    return std::find(lines.begin(), lines.end(), line) != lines.end();
}

}  // namespace

TEST_CASE("An explanation tells field by field what a recipe reads and misses") {
    const auto lines = explained(page);
    CHECK(tells(lines, "recipe: a (a.toml)"));
    CHECK(tells(lines, "business.name: Zaak"));
    CHECK(tells(lines, "business.city: NOT FOUND (line 7)"));
    CHECK(tells(lines, "reviews: 2"));
    CHECK(tells(lines, "reviews.score: 2 of 2"));
    CHECK(tells(lines, "reviews.title: 0 of 2 (line 11)"));
    CHECK(tells(lines, "skipped review: score 9 is above its best, 5"));
}

TEST_CASE("An explanation says where no recipe fits") {
    CHECK(explained("<html><p>Iets anders</p></html>") ==
          std::vector<std::string>{"no recipe fits this page"});
    CHECK(explained("%PDF-1.4") ==
          std::vector<std::string>{"page: neither HTML nor JSON: it is a PDF file"});
}
