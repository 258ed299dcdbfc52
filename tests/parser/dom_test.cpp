#include "parser/dom.h"

#include "parser/html_scan.h"
#include "tests/parser/page.h"

using parser::Document;
using parser::Element;
using parser_test::by_id;
using parser_test::parse;

namespace {

std::string repeated(const std::string& text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

std::string refusal_of(std::string page) {
    const auto document = Document::parse(std::move(page));
    return document ? "" : document.error();
}

}  // namespace

TEST_CASE("elements are walked in document order within a scope") {
    const auto page = parse("<div id=a><b id=b><i id=c></i></b>x<u id=d></u></div><p id=e>");
    const auto scope = by_id(page, "a");
    std::string order;
    for (auto at = scope; at; at = at.following(scope)) order += at.attribute("id");
    CHECK(order == "abcd");
    CHECK(by_id(page, "b").following_outside(scope).attribute("id") == "d");
    CHECK_FALSE(by_id(page, "d").following(scope));
}

TEST_CASE("siblings and parents are elements only") {
    const auto page = parse("<p id=a>x</p> y <!-- z --> <p id=b>x</p>");
    CHECK(by_id(page, "a").next() == by_id(page, "b"));
    CHECK(by_id(page, "b").previous() == by_id(page, "a"));
    CHECK(by_id(page, "a").parent().tag() == "body");
    CHECK_FALSE(page.root().parent());
}

TEST_CASE("no element answers every question with nothing") {
    const Element none;
    CHECK_FALSE(none);
    CHECK(none.tag().empty());
    CHECK(none.text().empty());
    CHECK_FALSE(none.parent());
    CHECK_FALSE(none.following(none));
}

TEST_CASE("a missing attribute differs from an empty one by has alone") {
    const auto page = parse("<p id=a itemscope DATA-X=1 class='one  two'>");
    const auto p = by_id(page, "a");
    CHECK(p.has("itemscope"));
    CHECK(p.attribute("itemscope").empty());
    CHECK_FALSE(p.has("itemprop"));
    CHECK(p.attribute("data-x") == "1");
    CHECK(p.has_class("two"));
    CHECK_FALSE(p.has_class("tw"));
}

TEST_CASE("attributes of SVG are found with and without their prefix") {
    const auto page = parse("<svg viewBox='0 0 1 1'><a id=a xlink:href='/x'></a></svg>");
    CHECK(by_id(page, "a").attribute("xlink:href") == "/x");
    CHECK(by_id(page, "a").attribute("href") == "/x");
    CHECK(by_id(page, "a").parent().attribute("viewbox") == "0 0 1 1");
}

TEST_CASE("names of unknown tags come in lower case") {
    const auto page = parse("<X-Rating id=a>8</X-Rating>");
    CHECK(by_id(page, "a").tag() == "x-rating");
}

TEST_CASE("text is what a person reads") {
    const auto page = parse(
        "<div id=a> Heel&nbsp;&nbsp;goed,<br>caf&eacute; <b>top</b>!<script>no()</script>"
        "<style>p{}</style><!-- no --><p>Tweede\n "
        "regel</p><ul><li>een</li><li>twee</li></ul></div>");
    CHECK(by_id(page, "a").text() == "Heel goed,\ncaf\xC3\xA9 top!\nTweede regel\neen\ntwee");
}

TEST_CASE("invisible characters are no text") {
    const auto page = parse("<p id=a>over\xC2\xADnach\xE2\x80\x8Bting</p>");
    CHECK(by_id(page, "a").text() == "overnachting");
}

TEST_CASE("scripts keep their bytes for those who ask") {
    const auto page = parse(
        "<script id=a type=x>{\"a\": \"</p>&amp;\"}</script><style id=b>p > b {}</style>"
        "<script id=c></script><p id=d>x");
    CHECK(by_id(page, "a").raw_text() == "{\"a\": \"</p>&amp;\"}");
    CHECK(by_id(page, "b").raw_text() == "p > b {}");
    CHECK(by_id(page, "c").raw_text().empty());
    CHECK(by_id(page, "a").text().empty());
}

TEST_CASE("a script within a comment within a script does not end it") {
    const auto page =
        parse("<script id=a><!-- x('<script>1</script>') --></script><p id=b>after</p>");
    CHECK(by_id(page, "a").raw_text() == "<!-- x('<script>1</script>') -->");
    CHECK(by_id(page, "b").text() == "after");
}

TEST_CASE("comments end where a browser ends them") {
    const auto page = parse("<!--><p id=a>one</p><!-- x --!><p id=b>two</p><!-- <p id=c>");
    CHECK(by_id(page, "a").text() == "one");
    CHECK(by_id(page, "b").text() == "two");
    CHECK_FALSE(by_id(page, "c"));
}

TEST_CASE("an unclosed abbr takes the next one into itself, as the HTML standard says") {
    const auto page = parse("<div id=x><abbr id=a title=8 /><abbr id=b title=10 /></div>");
    CHECK(by_id(page, "b").parent() == by_id(page, "a"));
}

TEST_CASE("templates are no part of a page unless they are its shadow") {
    const auto page = parse(
        "<template><p id=a>{{ rating }}</p></template>"
        "<template shadowrootmode=open><p id=b>8</p></template>");
    CHECK_FALSE(by_id(page, "a"));
    CHECK(by_id(page, "b").text() == "8");
}

TEST_CASE("a document outlives the move of its owner") {
    auto page = parse("<p id=a>x");
    const auto p = by_id(page, "a");
    const auto moved = std::move(page);
    CHECK(p.text() == "x");
    CHECK(moved.root().tag() == "html");
}

TEST_CASE("a page that is too large is refused with its size") {
    CHECK(refusal_of(std::string(8'400'000, 'x')) == "too large: 8400000 bytes, at most 8388608");
}

TEST_CASE("what would cost the parser more than a page may is refused") {
    CHECK(refusal_of(repeated("<div>", 50'000)) == "more than 5,000 elements nested");
    CHECK(refusal_of(repeated("<p>", 1'100'000)) == "more than 1,000,000 tags");
    CHECK(refusal_of(repeated("<form><div></form>", 20'000)) == "more than 5,000 elements nested");
    CHECK(refusal_of(repeated("<div><object></div>", 20'000)) == "more than 5,000 elements nested");
    CHECK(refusal_of(repeated("<b><div></b>", 20'000)) == "more than 5,000 elements nested");
    CHECK(refusal_of(repeated("<<!>div>", 50'000)).empty());  // texts, and quickly read
    CHECK(refusal_of(repeated("<div>", 4'000) + repeated("<p>x</p>", 100'000)) ==
          "too many elements nested too deeply");
}

TEST_CASE("long pages that leave out end tags are no deep ones") {
    CHECK(refusal_of("<ul>" + repeated("<li>x", 20'000)).empty());
    CHECK(refusal_of(repeated("<p>x", 20'000)).empty());
    CHECK(refusal_of(repeated("<table><tr><td>x<td>y<tr><td>z</table>", 5'000)).empty());
    CHECK(refusal_of("<dl>" + repeated("<dt>x<dd>y", 20'000)).empty());
    CHECK(refusal_of(repeated("<p><span>x</p>", 20'000)).empty());
    CHECK(refusal_of("<select>" + repeated("<option>x", 20'000)).empty());
    CHECK(refusal_of(repeated("<a href=x>y", 20'000)).empty());
    CHECK(refusal_of(repeated("<table><tr><td><b>x</table>", 5'000)).empty());
}

TEST_CASE("superfluous attributes are dropped and the rest of the page is read") {
    std::string tag = "<p id=a";
    for (int i = 0; i < 5'000; ++i) tag += " a" + std::to_string(i);
    const auto page = parse(tag + ">x</p><p id=b>y</p>");
    CHECK(by_id(page, "a").has("a200"));
    CHECK_FALSE(by_id(page, "a").has("a400"));
    CHECK(by_id(page, "a").text() == "x");
    CHECK(by_id(page, "b").text() == "y");
}

TEST_CASE("superfluous formatting is dropped and its text is read") {
    std::string tags;
    for (int i = 0; i < 500; ++i) tags += "<b class=c" + std::to_string(i) + ">";
    const auto page = parse(tags + "<p id=a>x");
    CHECK(by_id(page, "a").text() == "x");
}

TEST_CASE("nested elements at the limit are read") {
    const auto page = parse(repeated("<div>", 4'000) + "<p id=a>x");
    CHECK(page.root().text() == "x");
}

TEST_CASE("the scan keeps CDATA where it has a meaning") {
    const auto page = parse("<svg><text id=a><![CDATA[1 < 2]]></text></svg>");
    CHECK(by_id(page, "a").text() == "1 < 2");
    CHECK(parse("<p id=a><![CDATA[x]]>y").root().text() == "y");
}
