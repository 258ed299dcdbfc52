#include "parser/structured.h"
#include "tests/parser/page.h"

namespace {

parser::Things read(const std::string& html) {
    const auto page = parser_test::parse(html);
    std::vector<model::Skipped> problems;
    return parser::read_structured(page, problems);
}

std::string value(const parser::Things& things, std::string_view name) {
    for (const auto& thing : things.all) {
        for (const auto& [key, one] : thing.properties) {
            if (parser::local_name(key) == name) return one.text;
        }
    }
    return {};
}

}  // namespace

TEST_CASE("RDFa Lite gives nested things") {
    const auto things = read(
        "<div vocab='http://schema.org/' typeof=Hotel><b property=name>Zon</b>"
        "<div property=aggregateRating typeof=AggregateRating>"
        "<b property=ratingValue content=4.5>vier en een half</b></div></div>");
    REQUIRE(things.roots.size() == 1);
    CHECK(things.all[things.roots[0]].properties.size() == 2);
    CHECK(value(things, "ratingvalue") == "4.5");
}

TEST_CASE("the old data-vocabulary links its things by rel") {
    const auto things = read(
        "<div xmlns:v='http://rdf.data-vocabulary.org/#' typeof='v:Review-aggregate'>"
        "<h1 rel='v:name'>De Zon</h1><div rel='v:rating'><div typeof='v:Rating'>"
        "<img property='v:average' content='4.5'></div></div><b "
        "property='v:count'>1,885</b></div>");
    REQUIRE(things.roots.size() == 1);
    CHECK(value(things, "name") == "De Zon");
    CHECK(value(things, "average") == "4.5");
    CHECK(value(things, "count") == "1,885");
}

TEST_CASE("properties outside of any thing are none") {
    CHECK(read("<meta property='og:title' content=x><p property=y>z</p>").all.empty());
}

TEST_CASE("about speaks of the thing of that name") {
    const auto things =
        read("<div about='#h' typeof=Hotel></div><p about='#h' property=name>Zon</p>");
    REQUIRE(things.roots.size() == 1);
    CHECK(value(things, "name") == "Zon");
}
