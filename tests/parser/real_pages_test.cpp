#include <algorithm>
#include <cctype>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <rapidjson/document.h>

#include "parser/parser.h"
#include "tests/catch.h"
#include "tests/parser/as_json.h"

// Real pages are other people's work, so they lie beside the checkout, not in it. The pages under
// tests/parser/pages are ours and cover the same traps.

namespace {

namespace fs = std::filesystem;
using Json = rapidjson::Value;

const fs::path shared = SOURCE_DIR "/../shared";

std::string contents(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

std::string text(const Json& object, const char* key) {
    const auto member = object.FindMember(key);
    return member != object.MemberEnd() && member->value.IsString() ? member->value.GetString()
                                                                    : "";
}

std::optional<double> number(const Json& object, const char* key) {
    const auto member = object.FindMember(key);
    if (member == object.MemberEnd() || !member->value.IsNumber()) return std::nullopt;
    return member->value.GetDouble();
}

bool same(const std::optional<double>& wanted, const std::optional<model::Score>& read) {
    if (!wanted || !read) return !wanted && !read;
    return std::abs(*wanted - read->value) < 0.006;
}

/// Letters and digits, to compare texts however they are spaced.
std::string key(const std::string& value) {
    std::string result;
    for (const char c : value)
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) > 127)
            result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

bool same(const Json& wanted, const model::Review& read) {
    const std::string prefix = key(text(wanted, "text_prefix")).substr(0, 40);
    const std::string date = text(wanted, "date");
    return same(number(wanted, "score"), read.score) &&
           key(read.title + read.text).find(prefix) != std::string::npos &&
           (date.empty() || (read.date && model::to_string(*read.date) == date));
}

parser::Extraction read(const fs::path& file, const std::string& url) {
    static const parser::Recipes recipes = parser::Recipes::built_in();
    const std::string bytes = contents(file);
    parser::Input input;
    input.bytes = bytes;
    input.url = url;
    input.fetched = *model::instant_from_iso("2026-11-21T04:00:00Z");
    return parser::extract(input, recipes, test_author_key);
}

const model::Listing* about(const parser::Extraction& extraction, const std::string& name) {
    for (const model::Listing& listing : extraction.listings)
        if (key(listing.business.name) == key(name)) return &listing;
    return nullptr;
}

void check_reviews(const Json& wanted, const std::vector<model::Review>& reviews) {
    CHECK(reviews.size() == wanted.Size());
    for (const Json& review : wanted.GetArray()) {
        INFO("review of " << text(review, "date"));
        CHECK(std::any_of(reviews.begin(), reviews.end(),
                          [&](const auto& other) { return same(review, other); }));
    }
}

void check_business(const Json& wanted, const parser::Extraction& extraction) {
    const model::Listing* const listing = about(extraction, text(wanted, "business"));
    REQUIRE(listing != nullptr);
    const auto rating = number(wanted, "rating");
    const auto score = listing->aggregate ? listing->aggregate->score : std::nullopt;
    CHECK(same(rating, score));
    if (rating && score) {
        CHECK(score->scale.best == number(wanted, "best").value());
        CHECK(listing->aggregate->count == std::lround(number(wanted, "rating_count").value()));
    }
    check_reviews(wanted["reviews"], listing->reviews);
}

void check_list(const Json& wanted, const parser::Extraction& extraction) {
    for (const Json& item : wanted["items"].GetArray()) {
        INFO(text(item, "business"));
        bool found = false;
        for (const auto& listing : extraction.listings)
            for (const auto& other : listing.items)
                found = found ||
                        (key(other.business.name) == key(text(item, "business")) &&
                         other.aggregate && same(number(item, "rating"), other.aggregate->score));
        CHECK(found);
    }
}

/// Nothing rated: no score may be made up.
void check_none(const parser::Extraction& extraction) {
    for (const auto& listing : extraction.listings) {
        CHECK_FALSE((listing.aggregate && listing.aggregate->score));
        for (const auto& review : listing.reviews) CHECK_FALSE(review.score);
    }
}

}  // namespace

TEST_CASE("Real pages are read exactly") {
    if (!fs::exists(shared / "pages/expected.jsonl")) {
        WARN("skipped: no shared/pages beside the checkout");
        return;
    }
    std::ifstream lines{shared / "pages/expected.jsonl"};
    for (std::string line; std::getline(lines, line);) {
        rapidjson::Document wanted;
        wanted.Parse(line.c_str());
        const std::string file = text(wanted, "file");
        INFO(file);
        const auto extraction = read(shared / "pages" / file, text(wanted, "source_url"));
        const std::string kind = text(wanted, "kind");
        if (kind == "none")
            check_none(extraction);
        else if (kind == "list")
            check_list(wanted, extraction);
        else
            check_business(wanted, extraction);
    }
}

TEST_CASE("The Iens list of 2017 gives 220 restaurants with their histograms") {
    const fs::path feed = shared / "data/iens-2017/iens-amersfoort.json";
    if (!fs::exists(feed)) {
        WARN("skipped: no shared/data beside the checkout");
        return;
    }
    const auto extraction = read(feed, "");
    REQUIRE(extraction.listings.size() == 220);
    const model::Listing& first = extraction.listings.front();
    CHECK(first.business.name == "El Ternero");
    REQUIRE(first.aggregate);
    CHECK(first.aggregate->score->value == 8.2);
    CHECK(first.aggregate->count == 188);
    CHECK(first.aggregate->histogram ==
          std::map<std::string, long>{{"10", 15}, {"9", 79}, {"8", 58}, {"7", 25}, {"<7", 11}});
}

TEST_CASE("Zoover's review records of one camping give one listing of 200 reviews") {
    const fs::path feed = shared / "data/zoover/reviews-one-camping.json";
    if (!fs::exists(feed)) {
        WARN("skipped: no shared/data beside the checkout");
        return;
    }
    const auto extraction = read(feed, "");
    REQUIRE(extraction.listings.size() == 1);
    const auto& reviews = extraction.listings.front().reviews;
    CHECK(reviews.size() == 200);
    CHECK(std::count_if(reviews.begin(), reviews.end(),
                        [](const auto& review) { return review.score->value == 10; }) == 36);
}
