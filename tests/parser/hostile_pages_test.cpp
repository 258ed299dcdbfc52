// Pages that were made to cost much. Each took minutes, or gigabytes, when its cost grew with the
// square of its size; this one is a small part of the largest page, for the sanitizers' sake.
#include <ctime>

#include "parser/parser.h"
#include "tests/catch.h"
#include "tests/parser/as_json.h"

namespace {

constexpr std::size_t page_size = 200'000;
/// Processor seconds, with sanitizers and without optimization.
constexpr double most_seconds = 30;

/// `unit` again and again, up to a share of the page's size.
std::string many(const std::string& unit, double share = 1) {
    const auto bytes = static_cast<double>(page_size) * share;
    std::string result;
    while (static_cast<double>(result.size()) < bytes) result += unit;
    return result;
}

std::string json_ld(const std::string& json) {
    return "<title>H</title><script type='application/ld+json'>" + json + "</script>";
}

std::string graph(const std::string& first, const std::string& unit) {
    return json_ld("{\"@graph\":[" + first + many("," + unit, 0.5) + "]}");
}

std::string nested(const std::string& tag, const std::string& inside) {
    std::string tags;
    for (int i = 0; i < 1'000; ++i) tags += tag;
    return tags + inside;
}

/// What holds for all of them: the answer comes in time.
void check_in_time(const std::string& page) {
    static const auto recipes = parser::Recipes::built_in();
    const parser::Input input{page, "https://www.site.nl/zon", "text/html",
                              *model::instant_from_iso("2026-11-21T04:00:00Z")};
    const auto begin = std::clock();
    parser::extract(input, recipes, test_author_key);
    CHECK(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC < most_seconds);
}

const std::string review = R"({"@type":"Review","reviewRating":4,)";
const std::string hotel = R"({"@type":"Hotel","name":"Zon","aggregateRating":4,)";

}  // namespace

TEST_CASE("a long name of many JSON-LD values is not kept for each") {
    check_in_time(json_ld("{\"" + many("A", 0.5) + "\":[" + many("1,", 0.5) + "1]}"));
}

TEST_CASE("what many things of JSON-LD share is not read for each without end") {
    check_in_time(graph("{\"@id\":\"a\",\"name\":\"" + many("x &amp; ", 0.5) + "\"}",
                        review + "\"author\":{\"@id\":\"a\"}}"));
    check_in_time(graph("{\"@id\":\"r\",\"@type\":\"Rating\"" + many(",\"k\":1", 0.5) + "}",
                        R"({"@type":"Review","reviewRating":{"@id":"r"}})"));
    check_in_time(graph("{\"@id\":\"a\",\"streetAddress\":\"" + many("x y ", 0.5) + "\"}",
                        hotel + "\"address\":{\"@id\":\"a\"}}"));
    check_in_time(graph("{}", hotel + "\"@id\":\"h\"}"));
}

TEST_CASE("a long canonical link is not compared with each business") {
    check_in_time("<link rel=canonical href='https://x.nl/" + many("a", 0.5) + "'>" +
                  graph("{}", hotel + "\"url\":\"/x\"}"));
}

TEST_CASE("a name is looked for in a title in linear time") {
    check_in_time(
        "<h1>" + many("a", 0.5) + "b</h1>" +
        json_ld(R"({"@type":"Hotel","aggregateRating":4,"name":")" + many("a", 0.5) + "\"}"));
}

TEST_CASE("digits and spaces without end are no telephone numbers") {
    check_in_time(json_ld(review + "\"reviewBody\":\"" + many("0 ") + "\"}"));
}

TEST_CASE("a property of many names does not keep its text for each") {
    const auto names = many("a ", 0.5);
    const auto text = many("x", 0.5);
    check_in_time("<div itemscope><b itemprop='" + names + "' content=" + text + "></div>");
    check_in_time("<div typeof=Hotel><b property='" + names + "' content=" + text + "></div>");
    check_in_time("<div typeof=Hotel><b rel='" + names + "'>" + many("<i typeof=X></i>", 0.5));
    check_in_time("<div typeof=Hotel><b rel='" + many("a", 0.5) + "'>" + many("<i></i>", 0.5));
}

TEST_CASE("texts within texts are not read again and again") {
    check_in_time("<div typeof=Hotel>" + nested("<div property=name>", many("x ")));
    check_in_time("<div itemscope>" + nested("<div itemprop=name>", many("<input>", 0.5)));
    check_in_time("<div class=hreview><div class=rating>" +
                  nested("<p class=value><q>", many("<input>", 0.5)));
}

TEST_CASE("references to nothing do not look through the page for each") {
    check_in_time("<p itemscope itemref='" + many("q ", 0.5) + "'>" + many("<input>", 0.5));
}

TEST_CASE("elements deep within others are found in time") {
    const std::string iens = "<h1 data-restaurant-name=R>R</h1><div id=restaurantContent>";
    check_in_time(iens + nested("<div>", many("<meta itemprop=ratingValue>")));
    check_in_time(iens + nested("<div>", many("<input class=restaurantReview>")));
}

TEST_CASE("no more reviews of a feed are read than any page has") {
    const std::string feed =
        R"({"averageRating":9,"numberReviews":3,"locationName":"B","reviews":[)";
    check_in_time(feed + many("{},") + "{}]}");
}
