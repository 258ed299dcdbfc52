#include "parser/skeleton.h"

#include "parser/parser.h"
#include "tests/catch.h"
#include "tests/parser/as_json.h"

namespace {

const std::string json = R"({"props":{"pageProps":{"businessUnit":{"displayName":"Voorbeeld",)"
                         R"("trustScore":4.3,"numberOfReviews":30},"reviews":[]}}})";
const std::string script =
    "<script id=\"__NEXT_DATA__\" type=\"application/json\">" + json + "</script>";

parser::Extraction read(const std::string& page, const std::string& url) {
    parser::Input input;
    input.bytes = page;
    input.url = url;
    input.fetched = *model::instant_from_iso("2026-11-21T04:00:00Z");
    return parser::extract(input, parser::Recipes::built_in(), test_author_key);
}

}  // namespace

TEST_CASE("a skeleton keeps what a page says of itself, and its scripts") {
    CHECK(parser::skeleton_of("<!DOCTYPE html><html lang=nl><head><title>A <link></title>"
                              "<base href=/b><meta charset=utf-8><link rel=next href=2></head>"
                              "<body><p>Tekst<a href=3>Drie</a><a rel=next href=2>Twee</a>"
                              "<script>if (1 < 2) '<p>';</script></body></html>") ==
          "<html lang=nl><base href=/b><meta charset=utf-8><link rel=next href=2>"
          "<a rel=next href=2></a><script>if (1 < 2) '<p>';</script>");
}

TEST_CASE("what only looks like a script is not kept") {
    for (const char* hidden : {"<!--%-->", "<textarea>%</textarea>", "<style>%</style>",
                               "<title>%</title>", "<p title='%'>"}) {
        std::string page = hidden;
        page.replace(page.find('%'), 1, "<script>x</script>");
        INFO(page);
        CHECK(parser::skeleton_of(page) == "");
    }
}

TEST_CASE("a page that ends within a tag or script has a skeleton") {
    for (const char* page : {"<", "<script", "<script>x", "<link rel", "<!--", "<html lang='"}) {
        INFO(page);
        CHECK(parser::skeleton_of(page).size() <= std::string{"<script>x</script>"}.size());
    }
}

TEST_CASE("a page is read from its script alone as it is read whole") {
    // Over 400 open elements are refused where the page is made a tree of.
    std::string deep;
    for (int i = 0; i < 5000; ++i) deep += "<div>";
    const std::string head = "<html lang=nl><a rel=next href='/review/voorbeeld.nl?page=2'></a>";
    const std::string url = "https://nl.trustpilot.com/review/voorbeeld.nl";
    const auto whole = read(head + script, url);
    REQUIRE(whole.listings.size() == 1);
    CHECK(whole.listings.front().aggregate->count == 30);
    CHECK(whole.links.size() == 1);
    CHECK(as_json(read(head + deep + script, url)) == as_json(whole));
}

TEST_CASE("a script that does not fit leaves the page to the other recipes") {
    const auto other = read(
        "<html><script id='__NEXT_DATA__'>{\"props\":{}}</script>"
        "<div itemscope itemtype='http://schema.org/Hotel'>"
        "<b itemprop=name>De Zon</b><p itemprop=aggregateRating itemscope>"
        "<b itemprop=ratingValue>4</b><b itemprop=ratingCount>9</b></p></div>",
        "https://nl.trustpilot.com/review/de-zon.nl");
    REQUIRE(other.listings.size() == 1);
    CHECK(other.listings.front().business.name == "De Zon");
}
