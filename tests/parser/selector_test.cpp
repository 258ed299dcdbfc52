#include "parser/selector.h"

#include "tests/parser/page.h"

using parser::Selector;
using parser_test::by_id;
using parser_test::parse;

namespace {

/// The ids of what a selector finds, one after the other.
std::string found(const parser::Document& page, std::string_view selector) {
    const auto compiled = Selector::compile(selector);
    REQUIRE(compiled);
    std::string ids;
    for (const auto& element : compiled->all(page.root())) ids += element.attribute("id");
    return ids;
}

std::string error(std::string_view selector) {
    const auto compiled = Selector::compile(selector);
    return compiled ? "" : compiled.error();
}

const std::string reviews =
    "<div id=a class='review main' data-score=8 lang=nl-BE><h3 id=b>Top</h3><p id=c>x</p>"
    "<p id=d></p></div><div id=e class=review data-score='8,5'><p id=f><em id=g>y</em></p></div>"
    "<div id=h><a id=i href='/x?page=2' rel='Next nofollow'>z</a></div>";

}  // namespace

TEST_CASE("simple selectors find by tag, id, class and attribute") {
    const auto page = parse(reviews);
    CHECK(found(page, "p") == "cdf");
    CHECK(found(page, "#e") == "e");
    CHECK(found(page, ".review.main") == "a");
    CHECK(found(page, "[data-score]") == "ae");
    CHECK(found(page, "DIV[data-score='8']") == "a");
    CHECK(found(page, "h3, em") == "bg");
}

TEST_CASE("attribute operators compare as CSS says") {
    const auto page = parse(reviews);
    CHECK(found(page, "[href^='/x']") == "i");
    CHECK(found(page, "[href$='page=2']") == "i");
    CHECK(found(page, "[href*=page]") == "i");
    CHECK(found(page, "[lang|=nl]") == "a");
    CHECK(found(page, "[class~=main]") == "a");
    CHECK(found(page, "[class=MAIN i]").empty());
    CHECK(found(page, "[id=E i]") == "e");
    CHECK(found(page, "[href*='']").empty());
    CHECK(found(page, "[rel~=next]") == "i");  // HTML ignores the case of rel
}

TEST_CASE("combinators lead from ancestors, parents and siblings") {
    const auto page = parse(reviews);
    CHECK(found(page, ".review em") == "g");
    CHECK(found(page, ".review > em").empty());
    CHECK(found(page, "h3 + p") == "c");
    CHECK(found(page, "h3 ~ p") == "cd");
    CHECK(found(page, "div + div > p em") == "g");
    CHECK(found(page, ".review ~ div a") == "i");
}

TEST_CASE("elements are counted among their siblings") {
    const auto page = parse("<ul><li id=a><li id=b><li id=c><li id=d><li id=e></ul><p id=f>");
    CHECK(found(page, "li:nth-child(2n+1)") == "ace");
    CHECK(found(page, "li:nth-child(even)") == "bd");
    CHECK(found(page, "li:nth-last-child(-n+2)") == "de");
    CHECK(found(page, "li:first-child, li:last-child") == "ae");
    CHECK(found(page, "li:nth-child(2 of :not(#a))") == "c");
    CHECK(found(page, "p:only-of-type") == "f");
}

TEST_CASE("is, not and has take lists") {
    const auto page = parse(reviews);
    CHECK(found(page, "div:is(.main, #h)") == "ah");
    CHECK(found(page, "div:not(.main, #h)") == "e");
    CHECK(found(page, "div:has(em)") == "e");
    CHECK(found(page, "div:has(> em)").empty());
    CHECK(found(page, "div:has(> h3 + p)") == "a");
    CHECK(found(page, "h3:has(~ p)") == "b");
    CHECK(found(page, "div:not(:has(p))") == "h");
    CHECK(found(page, "div:has(:is(.review p em), a)") == "eh");
}

TEST_CASE("has asks for chains of any kind, from the element on") {
    const auto page = parse(
        "<div id=a><p id=b><i id=c></i></p><p id=d></p><p id=e><b id=f></b></p></div><ul id=g>"
        "<li id=h><i id=i></i></li></ul>");
    CHECK(found(page, ":has(> p ~ p > b)") == "a");
    CHECK(found(page, "p:has(~ p b)") == "bd");
    CHECK(found(page, "p:has(+ p + p)") == "b");
    CHECK(found(page, "div:has(+ ul li > i)") == "a");
    CHECK(found(page, "div:has(p p, ul)").empty());
    CHECK(found(page, "ul:has(div i)").empty());
}

TEST_CASE("long chains within has do not try every way") {
    std::string items;
    std::string chain = "div:has(> p";
    for (int i = 0; i < 60; ++i) items += "<p></p>";
    for (int i = 0; i < 30; ++i) chain += " ~ p";
    CHECK(found(parse("<div id=a>" + items), chain + " ~ b)").empty());
    CHECK(found(parse("<div id=a>" + items + "<b>"), chain + " ~ b)") == "a");
}

TEST_CASE("ancestors are found however far they are") {
    std::string deep;
    for (int i = 0; i < 200; ++i) deep += "<div>";
    const auto page = parse("<main>" + deep + "<p id=a></p><p id=b></p></main>");
    CHECK(found(page, "main p") == "ab");
    CHECK(found(page, "main > div p") == "ab");
    CHECK(found(page, "ul p, main p").size() == 2);
    CHECK(found(page, "ul p").empty());
}

TEST_CASE("scope, root and empty mean what they say") {
    const auto page = parse(reviews);
    CHECK(found(page, "p:empty") == "d");
    const auto below = Selector::compile(":scope > p");
    REQUIRE(below);
    CHECK(below->all(by_id(page, "a")).size() == 2);
    CHECK(below->first(by_id(page, "a")) == by_id(page, "c"));
    CHECK_FALSE(below->first(by_id(page, "h")));
    CHECK(Selector::compile(":root")->matches(page.root()));
    CHECK(found(page, "p:lang(nl)") == "cd");
    CHECK(found(page, "p:lang('nl-be', en)") == "cd");
    CHECK(found(page, "p:lang(n)").empty());
}

TEST_CASE("names may be escaped") {
    const auto page = parse("<p id='1a' class='sm:w-1/2 a.b'>x<p id=b>");
    CHECK(found(page, "#\\31 a") == "1a");
    CHECK(found(page, ".sm\\:w-1\\/2") == "1a");
    CHECK(found(page, ".a\\.b") == "1a");
}

TEST_CASE("a broken selector is refused with its place and the reason") {
    CHECK(error("div >") == "at 5: a selector was expected");
    CHECK(error("p..x") == "at 2: a name was expected");
    CHECK(error("p:hoover") == "at 8: unknown pseudo-class :hoover");
    CHECK(error("[a=1]") == "at 3: a name was expected");
    CHECK(error("[a") == "at 2: ']' was expected");
    CHECK(error("") == "at 0: a selector was expected");
    CHECK(error("p::before") == "at 2: pseudo-elements are no elements");
    CHECK(error(std::string(20'000, 'a')) == "at 0: too long");
}

TEST_CASE("selectors that invite backtracking stay quick") {
    std::string html;
    for (int i = 0; i < 1'500; ++i) html += "<div class=a>";
    for (int i = 0; i < 3'000; ++i) html += "<i class=a></i>";
    const auto page = parse(html);
    CHECK(found(page, ".a .a .a .a .a .a .a .a .b").empty());
    CHECK(found(page, ".a > .a .a > .a .a > .a .a > .a .a > .x i").empty());
    CHECK(found(page, "i ~ i ~ i ~ i ~ i ~ i ~ b ~ i").empty());
    CHECK(found(page, "i:nth-last-child(3)").empty());
}
