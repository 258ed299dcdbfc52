#include "parser/parser.h"
#include "tests/catch.h"
#include "tests/parser/as_json.h"

namespace {

parser::Extraction read(std::string_view bytes, const std::string& content_type = "") {
    static const parser::Recipes recipes = parser::Recipes::built_in();
    parser::Input input;
    input.bytes = bytes;
    input.url = "https://example.nl/page";
    input.content_type = content_type;
    input.fetched = *model::instant_from_iso("2026-11-21T04:00:00Z");
    return parser::extract(input, recipes, test_author_key);
}

std::string only_problem(const parser::Extraction& extraction) {
    REQUIRE(extraction.problems.size() == 1);
    CHECK(extraction.listings.empty());
    return extraction.problems.front().what + ": " + extraction.problems.front().why;
}

using namespace std::string_view_literals;

}  // namespace

TEST_CASE("Bytes that are neither HTML nor JSON are told, whatever the header says") {
    CHECK(only_problem(read("", "text/html")) == "page: neither HTML nor JSON: it is empty");
    CHECK(only_problem(read(" \r\n")) == "page: neither HTML nor JSON: it is empty");
    CHECK(only_problem(read("%PDF-1.4\n...", "text/html")) ==
          "page: neither HTML nor JSON: it is a PDF file");
    CHECK(only_problem(read("\x1f\x8b\x08\0\0"sv)) ==
          "page: neither HTML nor JSON: it is gzip-compressed data");
    CHECK(only_problem(read("ab\0cd"sv)) == "page: neither HTML nor JSON: it is binary data");
    CHECK(only_problem(read("Hallo, wereld")) == "page: neither HTML nor JSON: it is plain text");
}

TEST_CASE("JSON that no recipe knows is told") {
    CHECK(only_problem(read("{\"a\": 1}")) == "feed: no recipe knows this JSON");
}

TEST_CASE("Broken JSON is told with its byte offset") {
    const std::string problem = only_problem(read("{\"a\": 1,}"));
    CHECK(problem.rfind("feed: ", 0) == 0);
    CHECK(problem.find("At byte 8.") != std::string::npos);
}

TEST_CASE("JSON of any depth ends in an answer") {
    const std::string deep(2'000'000, '[');
    CHECK(only_problem(read(deep)).rfind("feed: ", 0) == 0);
}

TEST_CASE("A page without any rating gives no listing and no problem") {
    const auto extraction = read("<!DOCTYPE html><title>Welkom</title><p>Wij zijn open.</p>");
    CHECK(extraction.listings.empty());
    CHECK(extraction.problems.empty());
    CHECK(extraction.blocked == "");
}

TEST_CASE("A bot challenge is told from an empty page") {
    CHECK(read("<html><title>Just a moment...</title><script>window._cf_chl_opt={}</script></html>")
              .blocked == "Cloudflare challenge");
    CHECK(read("<html><body><h1>Verify that you're not a robot</h1></body></html>").blocked ==
          "it asks to prove that one is no robot");
    CHECK(read("<html><form><div class=\"g-recaptcha\"></div></form></html>").blocked == "captcha");
    CHECK(read("<html><script src=\"https://ct.captcha-delivery.com/c.js\"></script></html>")
              .blocked == "DataDome challenge");
    CHECK(read("<html><form><input type=\"password\"></form>Log in</html>").blocked ==
          "login wall");
}

TEST_CASE("A long article that speaks of captchas is no challenge") {
    std::string page = "<html><body><p>Over captcha's en robots.</p>";
    for (int i = 0; i < 200; ++i)
        page += "<p>Dit is een lange tekst over van alles en nog wat.</p>";
    CHECK(read(page).blocked == "");
}

TEST_CASE("A next page is known by rel=next where no recipe says more") {
    const auto extraction =
        read("<html><head><base href=\"/map/\"><link rel=\"next\" href=\"2#top\"></head></html>");
    REQUIRE(extraction.links.size() == 1);
    CHECK(extraction.links.front().url == "https://example.nl/map/2");
    CHECK(extraction.links.front().next);
}

TEST_CASE("A canonical link of the same site names a page without a recipe") {
    const std::string rated =
        "<script type=\"application/ld+json\">{\"@type\":\"Hotel\",\"name\":\"H\","
        "\"aggregateRating\":{\"ratingValue\":4,\"ratingCount\":2}}</script>";
    const auto url_with = [&](const std::string& canonical) {
        const auto extraction =
            read("<html><head><link rel=canonical href=\"" + canonical + "\">" + rated);
        REQUIRE(extraction.listings.size() == 1);
        return extraction.listings.front().url;
    };
    CHECK(url_with("/hotel") == "https://example.nl/hotel");
    // Another site's, or the front page, is no identity.
    CHECK(url_with("https://elders.nl/hotel") == "https://example.nl/page");
    CHECK(url_with("/") == "https://example.nl/page");
}
