#include "parser/page_names.h"

#include "tests/catch.h"

namespace {

bool may_match(std::string_view selector) {
    const auto page = parser::Document::parse("<p class='a b' id=c></p>");
    return parser::PageNames{*page}.may_match(selector);
}

}  // namespace

TEST_CASE("A selector whose classes and ids are all on the page may match") {
    CHECK(may_match("div.a #c"));
    CHECK(may_match(".missing, p.b"));
    CHECK(may_match("[data-x=\".missing\"]"));
    CHECK(may_match("p:not(.missing)"));
    CHECK(may_match("p"));
}

TEST_CASE("A selector that asks for a class or id that is nowhere cannot match") {
    CHECK_FALSE(may_match("p.missing"));
    CHECK_FALSE(may_match("#gone"));
    CHECK_FALSE(may_match(".missing .a, .b > .gone"));
}
