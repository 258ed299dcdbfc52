#include "parser/structured.h"
#include "tests/parser/page.h"

namespace {

parser::Things read(const std::string& html) {
    const auto page = parser_test::parse(html);
    std::vector<model::Skipped> problems;
    return parser::read_structured(page, problems);
}

/// The texts of a thing's properties of this name, with bars between them.
std::string values(const parser::Things& things, std::size_t thing, std::string_view name) {
    std::string result;
    for (const auto& [key, value] : things.all[thing].properties) {
        if (key == name) result += (result.empty() ? "" : "|") + value.text;
    }
    return result;
}

}  // namespace

TEST_CASE("an item's properties are what stands in it, but for nested items' own") {
    const auto things = read(
        "<div itemscope itemtype='http://schema.org/Hotel'><h1 itemprop=name>Zon</h1>"
        "<div itemprop=review itemscope><b itemprop='name'>Top</b></div></div>");
    REQUIRE(things.roots.size() == 1);
    CHECK(values(things, things.roots[0], "name") == "Zon");
    const auto review = things.all[things.roots[0]].properties[1].second.thing;
    CHECK(values(things, review, "name") == "Top");
}

TEST_CASE("the content attribute comes before the text, on any element") {
    const auto things = read(
        "<div itemscope><span itemprop=a content='8.4'>8,4 van 10</span><meta itemprop=b content=x>"
        "<time itemprop=c datetime=2015-09-26>gisteren</time><a itemprop=d href='/x'>y</a>"
        "<meter itemprop=e value=4>vier</meter><img itemprop=f src=g.png alt=h></div>");
    CHECK(values(things, 0, "a") == "8.4");
    CHECK(values(things, 0, "b") == "x");
    CHECK(values(things, 0, "c") == "2015-09-26");
    CHECK(values(things, 0, "d") == "/x");
    CHECK(values(things, 0, "e") == "4");
    CHECK(values(things, 0, "f") == "g.png");
}

TEST_CASE("one element may state several properties") {
    const auto things = read("<div itemscope><b itemprop='a  b'>x</b></div>");
    CHECK(values(things, 0, "a") == "x");
    CHECK(values(things, 0, "b") == "x");
}

TEST_CASE("itemref brings in what stands elsewhere") {
    const auto things = read(
        "<div itemscope itemref='r s'><b itemprop=a>1</b></div><p id=r><i itemprop=a>2</i></p>"
        "<p id=s itemprop=a>3</p>");
    REQUIRE(things.roots.size() == 1);
    CHECK(values(things, 0, "a") == "1|2|3");
}

TEST_CASE("items that refer to themselves end") {
    const auto things = read(
        "<div id=x itemscope itemref='x y'><div id=y itemprop=a itemscope itemref=x></div></div>");
    CHECK(things.all.size() == 2);
}

TEST_CASE("a property of no item is none, unless it is an aggregate") {
    const auto things = read(
        "<div itemprop=review itemscope itemtype='http://schema.org/Review'><b "
        "itemprop=name>x</b></div>"
        "<div itemprop=aggregateRating itemscope itemtype='http://schema.org/AggregateRating'>"
        "<b itemprop=ratingValue>8</b></div>");
    REQUIRE(things.roots.size() == 1);
    CHECK(values(things, things.roots[0], "ratingValue") == "8");
}

TEST_CASE("an item that only stands within another is remembered as inside of it") {
    const auto things = read("<div itemscope><p itemscope></p></div>");
    CHECK(things.roots.size() == 2);
    CHECK(things.all[things.roots[0]].inside == std::vector<std::size_t>{things.roots[1]});
}

TEST_CASE("pages that ask for the same part again and again end") {
    std::string html = "<p id=r>";
    for (int i = 0; i < 3'000; ++i) html += "<i itemprop=x>y</i>";
    for (int i = 0; i < 3'000; ++i) html += "<b itemscope itemref=r></b>";
    const auto things = read(html);
    std::size_t properties = 0;
    for (const auto& thing : things.all) properties += thing.properties.size();
    CHECK(properties <= 500'000);
}
