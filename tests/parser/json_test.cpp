#include "parser/json.h"

#include <algorithm>

#include "parser/structured.h"
#include "tests/catch.h"
#include "tests/parser/cases.h"

using parser_test::text_of;

namespace {

const std::string suite = "conformance/json_parsing/cases.jsonl";

/// Why a case is left out; empty: it is not.
std::string left_out(const std::string& id, const std::string& json) {
    if (id.find("NaN") != std::string::npos || id.find("_Inf") != std::string::npos ||
        id.find("inf") != std::string::npos)
        return "programs that write NaN do so in one place: the rest of the feed is read";
    if (std::any_of(json.begin(), json.end(), [](char c) { return c < 0; }))
        return "bytes are made UTF-8 before they are parsed";
    return {};
}

std::string json_of(const rapidjson::Value& one) {
    if (one.HasMember("json_b64")) return parser_test::from_base64(text_of(one, "json_b64"));
    return std::string(100'000, '[');
}

}  // namespace

TEST_CASE("a feed is judged as the published suite of JSON texts judges it") {
    for (const auto& one : parser_test::read_cases(suite)) {
        const std::string id = text_of(one, "id");
        const std::string json = json_of(one);
        const std::string expected = text_of(one, "expect");
        INFO(id);
        const bool accepted = parser::JsonDocument::parse(json).has_value();
        if (expected == "accept") CHECK(accepted);
        if (expected == "reject" && left_out(id, json).empty()) CHECK_FALSE(accepted);
    }
}

TEST_CASE("a block of JSON-LD ends in things or a problem, whatever stands in it") {
    for (const auto& one : parser_test::read_cases(suite)) {
        const std::string json = json_of(one);
        INFO(text_of(one, "id"));
        for (const std::string& block : {json, R"({"@type":"Hotel","x":)" + json + "}"}) {
            parser::Things things;
            std::vector<model::Skipped> problems;
            parser::read_json_ld(block, things, problems);
            CHECK(problems.size() <= 1);
        }
    }
}

TEST_CASE("NaN and Infinity in one place do not cost a feed") {
    const auto feed = parser::JsonDocument::parse(R"({"a":NaN,"b":-Infinity,"c":1.5})");
    REQUIRE(feed);
    CHECK(parser::text_of(feed->root()["c"]) == "1.5");
}

TEST_CASE("an error names its byte") {
    CHECK(parser::JsonDocument::parse(R"({"a": tru})").error().find("At byte 9.") !=
          std::string::npos);
}
