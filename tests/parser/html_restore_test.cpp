#include "parser/selector.h"
#include "tests/parser/page.h"

using parser_test::by_id;
using parser_test::parse;

TEST_CASE("attributes that the HTML parser never saw are found as written") {
    const auto page = parse("<a id=a HREF='/een/twee' title=\"caf\xC3\xA9 > bar\" hidden>x</a>");
    const auto a = by_id(page, "a");
    CHECK(a.attribute("href") == "/een/twee");
    CHECK(a.attribute("title") == "caf\xC3\xA9 > bar");
    CHECK(a.has("hidden"));
    CHECK(a.attribute("hidden").empty());
}

TEST_CASE("of two attributes with one name the first counts") {
    const auto page = parse("<p id=a class=one CLASS=two>");
    CHECK(by_id(page, "a").attribute("class") == "one");
}

TEST_CASE("an attribute behind a repeated one keeps its own name") {
    const auto page = parse("<p id=a hidden hidden itemscope>");
    CHECK(by_id(page, "a").has("itemscope"));
}

TEST_CASE("entities in attributes are resolved beside attributes that have none") {
    const auto page =
        parse("<a id=a rel=next href='?a=1&amp;b=2&copy=3' title='&eacute;&eacute;n'>");
    CHECK(by_id(page, "a").attribute("rel") == "next");
    CHECK(by_id(page, "a").attribute("href") == "?a=1&b=2&copy=3");
    CHECK(by_id(page, "a").attribute("title") == "\xC3\xA9\xC3\xA9n");
}

TEST_CASE("a link that the parser repeats has its attributes each time") {
    const auto page = parse("<p><a class=x href='/y'>een<p id=b>twee");
    const auto repeated = by_id(page, "b").first_child();
    CHECK(repeated.tag() == "a");
    CHECK(repeated.attribute("href") == "/y");
}

TEST_CASE("attributes of the body's second tag are gathered in the first") {
    const auto page = parse("<body id=a class=x><p>een<body class=y lang=nl>");
    CHECK(by_id(page, "a").attribute("class") == "x");
    CHECK(by_id(page, "a").attribute("lang") == "nl");
}

TEST_CASE("a hidden input may stand in a table and a shown one may not") {
    const auto page =
        parse("<table id=t><input id=a type=hidden value=1><input id=b value=2></table>");
    CHECK(by_id(page, "a").parent().tag() == "table");
    CHECK(by_id(page, "b").parent().tag() == "body");
}

TEST_CASE("attributes within a closed template do no harm") {
    const auto page =
        parse("<template><p class='een twee'>drie</p></template><p id=a class=vier>x");
    CHECK(by_id(page, "a").has_class("vier"));
    CHECK(page.root().text() == "x");
}

TEST_CASE("texts that the parser moves out of a table keep their words") {
    const auto page = parse("<div id=a><table>los van de tabel<tr><td>binnen</table>erna</div>");
    CHECK(by_id(page, "a").text() == "los van de tabel\nbinnen\nerna");
}

TEST_CASE("texts around tags that mean nothing become one") {
    const auto page = parse("<p id=a>een heel</nonsense> mooie &amp; grote<!-- x --> kamer</p>");
    CHECK(by_id(page, "a").text() == "een heel mooie & grote kamer");
}

TEST_CASE("a page's own private characters are not taken for texts") {
    const auto page = parse(
        "<p id=a>Dit stond hier</p><p id=b>&#xF0000;&#983041; ster</p>"
        "<p id=c>&amp;\xF3\xB0\x80\x80</p><textarea id=d>\xF3\xB0\x80\x80</textarea>");
    CHECK(by_id(page, "a").text() == "Dit stond hier");
    CHECK(by_id(page, "b").text() == "\xF3\xB0\x80\x80\xF3\xB0\x80\x81 ster");
    CHECK(by_id(page, "c").text() == "&\xF3\xB0\x80\x80");
    CHECK(by_id(page, "d").text() == "\xF3\xB0\x80\x80");
}

TEST_CASE("controls and noncharacters are replaced wherever they stand") {
    const auto page = parse("<p id=a title='a\x01z'>voor\xC2\x85na</p><p id=b>x\xEF\xBF\xBFy</p>");
    CHECK(by_id(page, "a").attribute("title") == "a\xEF\xBF\xBDz");
    CHECK(by_id(page, "a").text() == "voor\xEF\xBF\xBDna");
    CHECK(by_id(page, "b").text() == "x\xEF\xBF\xBDy");
}

TEST_CASE("more texts than there are stand-ins are read all the same") {
    std::string html = "<div id=a>";
    for (int i = 0; i < 131'080; ++i) html += "<i>woord</i>";
    const auto page = parse(html + "<b id=b>het laatste woord</b></div>");
    CHECK(by_id(page, "b").text() == "het laatste woord");
    CHECK(by_id(page, "a").text().size() == 131'080 * 5 + 17);
}

TEST_CASE("a less-than sign that begins no tag is text, whatever is dropped behind it") {
    const auto page = parse("<p id=a>1 < 2 <<!-- x -->b>3</p>");
    CHECK(by_id(page, "a").text() == "1 < 2 <b>3");
}

TEST_CASE("of the line ends at the front of preformatted text one is dropped") {
    const auto page = parse("<pre id=a>\n</pre><pre id=b>\n\n</pre>");
    const auto empty = parser::Selector::compile(":empty");
    CHECK(empty->matches(by_id(page, "a")));
    CHECK_FALSE(empty->matches(by_id(page, "b")));
}

TEST_CASE("a shape that closes itself does not take the next one into itself") {
    const auto page = parse("<svg><path id=a d='M0 0'/><path id=b d=x/><path id=c /></svg>");
    CHECK(by_id(page, "b").parent().tag() == "svg");
    CHECK(by_id(page, "b").attribute("d") == "x/");
    CHECK(by_id(page, "c").parent() == by_id(page, "b"));
}

TEST_CASE("prefixed attributes of SVG are found beside others") {
    const auto page =
        parse("<svg><use class='een twee' xlink:href='#x'/><a id=a href='#y'/></svg>");
    const auto use = by_id(page, "a").previous();
    CHECK(use.attribute("href") == "#x");
    CHECK(use.attribute("xlink:href") == "#x");
    CHECK(use.has_class("twee"));
}
