#include "store/interchange.h"

#include <cmath>
#include <cstring>
#include <fstream>
#include <random>

#include "store/json.h"
#include "store/text.h"
#include "tests/catch.h"
#include "tests/store/samples.h"

namespace {

std::string error_of(const std::string& line) {
    const auto listing = store::listing_from_json(line);
    return listing ? "" : listing.error();
}

model::Listing read(const std::string& line) {
    return store::listing_from_json(line).value();
}

std::string with_review(const std::string& review) {
    return R"({"url":"u","reviews":[)" + review + "]}";
}

std::string from_base64(std::string_view text) {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    unsigned buffer = 0;
    int bits = 0;
    for (const char c : text) {
        const std::size_t digit = digits.find(c);
        if (digit == std::string_view::npos) break;
        buffer = (buffer << 6 | static_cast<unsigned>(digit)) & 0xFFFFU;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>(buffer >> bits & 0xFFU);
    }
    return bytes;
}

model::Listing full_listing() {
    auto review = samples::review("r1", 8, "2015-09-26");
    review.grade = 7.7;
    review.title = "Top";
    review.text = "Lekker";
    review.aspects = {{"food", 8}, {"service", 7.5}};
    review.author_key = "ab12";
    auto listing = samples::listing("2026-11-21T04:00:00Z", {review});
    listing.business.lat = 52.2;
    listing.business.lon = 6.9;
    listing.aggregate = samples::average(8.4, 5);
    listing.aggregate->histogram = {{"10", 1}, {"9", 2}};
    model::Item item;
    item.business.name = "El Ternero";
    item.url = "https://iens.example/el-ternero";
    item.aggregate = samples::average(8.2, 188);
    listing.items.push_back(item);
    listing.skipped.push_back({"review", "score 8.7 is above its best, 5"});
    return listing;
}

}  // namespace

TEST_CASE("A listing is written in the shape of the design") {
    CHECK(store::to_json(full_listing()) ==
          R"({"source":"iens","recipe":"iens-2016","url":"https://iens.example/rhodos",)"
          R"("fetched":"2026-11-21T04:00:00Z","business":{"name":"Rhodos","category":"restaurant",)"
          R"("address":null,"postcode":null,"city":"Enschede","country":null,"lat":52.2,"lon":6.9,)"
          R"("phone":null},"aggregate":{"value":8.4,"best":10,"worst":1,"count":5,)"
          R"("histogram":{"10":1,"9":2},"aspects":{}},"reviews":[{"id":"r1","score":8,"best":10,)"
          R"("worst":1,"grade":7.7,"date":"2015-09-26","date_precision":"day","title":"Top",)"
          R"("text":"Lekker","lang":"nl","aspects":{"food":8,"service":7.5},"owner_reply":false,)"
          R"("author_key":"ab12"}],"items":[{"name":"El Ternero","category":null,"address":null,)"
          R"("postcode":null,"city":null,"country":null,"lat":null,"lon":null,"phone":null,)"
          R"("url":"https://iens.example/el-ternero","aggregate":{"value":8.2,"best":10,"worst":1,)"
          R"("count":188,"histogram":{},"aspects":{}}}],)"
          R"("skipped":[{"what":"review","why":"score 8.7 is above its best, 5"}]})");
}

TEST_CASE("What is written reads back as it was") {
    const std::string line = store::to_json(full_listing());
    CHECK(store::to_json(read(line)) == line);
}

TEST_CASE("An absent aggregate is null and an absent score too") {
    model::Listing listing;
    listing.reviews.emplace_back();
    const std::string line = store::to_json(listing);
    CHECK(line.find(R"("fetched":null)") != std::string::npos);
    CHECK(line.find(R"("aggregate":null)") != std::string::npos);
    CHECK(line.find(R"("score":null,"best":null,"worst":null,"grade":null)") != std::string::npos);
}

TEST_CASE("Any number survives writing and reading to the last bit") {
    std::mt19937_64 random{9};
    long lost = 0;
    for (int i = 0; i < 20'000; ++i) {
        const std::uint64_t bits = random();
        double number = 0;
        std::memcpy(&number, &bits, sizeof number);
        if (!std::isfinite(number)) continue;
        model::Listing listing;
        listing.aggregate.emplace();
        listing.aggregate->aspects["x"] = number;
        if (read(store::to_json(listing)).aggregate->aspects["x"] != number) ++lost;
    }
    CHECK(lost == 0);
}

TEST_CASE("A date is as precise as its text and its precision both allow") {
    const auto date = [](const std::string& members) {
        return to_string(*read(with_review("{" + members + "}")).reviews.at(0).date);
    };
    CHECK(date(R"("date":"2022-08")") == "2022-08");
    CHECK(date(R"("date":"2022")") == "2022");
    CHECK(date(R"("date":"2022-08-17","date_precision":"month")") == "2022-08");
    CHECK(date(R"("date":"2022-08-17","date_precision":"year")") == "2022");
    CHECK(date(R"("date":"2022-08","date_precision":"day")") == "2022-08");
    CHECK(date(R"("date":"2022-08-17T23:30:00+02:00")") == "2022-08-17");
}

TEST_CASE("A score without a scale stands on schema.org's") {
    const auto score = *read(with_review(R"({"score":4})")).reviews.at(0).score;
    CHECK(score.scale == model::Scale{1, 5});
    CHECK(score.proof == model::ScaleProof::standard);
}

TEST_CASE("An impossible review is refused with its reason and the others are kept") {
    const auto refused = [](const std::string& review) {
        const auto listing = read(with_review(review + R"(,{"id":"good"})"));
        REQUIRE(listing.reviews.size() == 1);
        REQUIRE(listing.skipped.size() == 1);
        CHECK(listing.skipped[0].what == "review");
        return listing.skipped[0].why;
    };
    CHECK(refused(R"({"score":8.7,"best":5})") == "score 8.7 is above its best, 5");
    CHECK(refused(R"({"score":0,"best":10,"worst":1})") == "score 0 is below its worst, 1");
    CHECK(refused(R"({"score":1,"best":1})") == "a scale from 1 to 1 holds no scores");
    CHECK(refused(R"({"date":"2015-02-30"})") == "date \"2015-02-30\" is impossible");
    CHECK(refused(R"({"date":"2015","date_precision":"week"})") ==
          "date_precision \"week\" is not day, month or year");
    CHECK(refused(R"({"grade":12})") == "grade 12 is outside 1 to 10");
}

TEST_CASE("An impossible aggregate is refused and the listing kept") {
    const auto listing = read(R"({"url":"u","aggregate":{"value":4,"count":-1}})");
    CHECK_FALSE(listing.aggregate.has_value());
    CHECK(listing.skipped.at(0).why == "count is below zero");
}

TEST_CASE("A record that does not tell whose its reviews are says so") {
    CHECK(read(R"({"source":"iens","reviews":[{}]})").skipped.at(0).why ==
          "neither url nor business.name tells whose it is");
    CHECK(read(R"({"source":"iens"})").skipped.empty());
}

TEST_CASE("A place outside the world is refused") {
    const auto listing = read(R"({"business":{"lat":95,"lon":6.9}})");
    CHECK_FALSE(listing.business.lat.has_value());
    CHECK(listing.skipped.at(0).why == "lat 95 is outside -90 to 90");
}

TEST_CASE("A wrong type is an error that names the field") {
    CHECK(error_of(R"({"source":5})") == "source should be a string, not this number");
    CHECK(error_of(R"({"business":{"lat":"52"}})") ==
          "business.lat should be a number, not a string");
    CHECK(error_of(R"({"reviews":[{},{"score":"8"}]})") ==
          "reviews[1].score should be a number, not a string");
    CHECK(error_of(R"({"reviews":[{"aspects":{"food":true}}]})") ==
          "reviews[0].aspects.food should be a number, not true or false");
    CHECK(error_of(R"({"aggregate":{"count":4.5}})") ==
          "aggregate.count should be a whole number, not this number");
    CHECK(error_of(R"({"items":[7]})") == "items should be an array of objects, not this number");
    CHECK(error_of(R"({"reviews":{}})") == "reviews should be an array, not an object");
    CHECK(error_of("[]") == "the record should be an object");
}

TEST_CASE("What is no JSON is an error that names the place") {
    CHECK(error_of("").find("not JSON at byte 0") == 0);
    CHECK(error_of(R"({"source":"iens"} x)").find("not JSON at byte 18") == 0);
    CHECK(error_of(R"({"score":1e999})").find("not JSON") == 0);
}

TEST_CASE("Unknown members are passed over, and null is the same as absent") {
    const auto listing = read(R"({"source":"iens","new":{"deep":[1]},"aggregate":null,)"
                              R"("reviews":null,"business":null})");
    CHECK(listing.source == "iens");
    CHECK(listing.reviews.empty());
}

TEST_CASE("A record that is nested a million deep is read without falling over") {
    const std::size_t depth = 1'000'000;
    CHECK(error_of(R"({"x":)" + std::string(depth, '[') + std::string(depth, ']') + "}").empty());
    CHECK_FALSE(error_of(std::string(depth, '[')).empty());
}

TEST_CASE("Bytes that are no UTF-8 are never written, and repaired when read") {
    model::Listing listing;
    listing.business.name = "Caf\xE9";
    listing.aggregate.emplace();
    listing.aggregate->histogram["\xFF"] = 1;
    CHECK(store::is_valid_utf8(store::to_json(listing)));
    CHECK(read("{\"source\":\"caf\xE9\"}").source == "caf\xEF\xBF\xBD");
}

TEST_CASE("The reader judges the published JSON parsing suite as it should") {
    std::ifstream file{SOURCE_DIR "/../shared/conformance/json_parsing/cases.jsonl"};
    if (!file) {
        WARN("skipped: the shared JSON suite is not here");
        return;
    }
    std::string line;
    long judged = 0;
    while (std::getline(file, line)) {
        rapidjson::Document test;
        REQUIRE_FALSE(store::parse_json(line, test).has_value());
        if (!test.HasMember("json_b64")) continue;
        const std::string json = from_base64(test["json_b64"].GetString());
        const std::string expected = test["expect"].GetString();
        const bool accepted = error_of(json).find("not JSON") != 0;
        INFO(test["id"].GetString());
        // Bytes that are no UTF-8 are repaired first, on purpose.
        if (expected == "accept") CHECK(accepted);
        if (expected == "reject" && store::is_valid_utf8(json)) CHECK_FALSE(accepted);
        ++judged;
    }
    CHECK(judged > 100);
}

TEST_CASE("The JSON Schema names every member that is written") {
    std::ifstream file{SOURCE_DIR "/docs/schema/listing.schema.json"};
    const std::string schema{std::istreambuf_iterator<char>{file}, {}};
    REQUIRE_FALSE(schema.empty());
    for (const char* member :
         {"source",     "recipe",    "url",       "fetched",        "business",
          "aggregate",  "reviews",   "items",     "skipped",        "name",
          "category",   "address",   "postcode",  "city",           "country",
          "lat",        "lon",       "phone",     "value",          "best",
          "worst",      "count",     "histogram", "aspects",        "id",
          "score",      "grade",     "date",      "date_precision", "title",
          "praise",     "criticism", "text",      "lang",           "owner_reply",
          "author_key", "what",      "why"}) {
        INFO(member);
        CHECK(schema.find("\"" + std::string{member} + "\":") != std::string::npos);
    }
}

TEST_CASE(
    "Praise and criticism are written where a review has them, and make the text where it has "
    "none") {
    const auto listing =
        read(with_review(R"({"score":8,"best":10,"praise":"Tuin","criticism":"Kou"})"));
    REQUIRE(listing.reviews.size() == 1);
    CHECK(listing.reviews.front().text == "Tuin\n\nKou");
    const std::string line = store::to_json(listing);
    CHECK(line.find(R"("praise":"Tuin","criticism":"Kou")") != std::string::npos);
    CHECK(store::to_json(read(with_review(R"({"score":8,"best":10})"))).find("praise") ==
          std::string::npos);
}
