#include <fstream>
#include <rapidjson/document.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>
#include <sstream>

#include "tests/app/command.h"
#include "tests/catch.h"

namespace {

rapidjson::Document parsed(const std::string& text) {
    rapidjson::Document json;
    json.Parse(text.data(), text.size());
    return json;
}

/// The schema of the interchange record, as it is published.
class Schema {
  public:
    Schema() {
        std::ifstream file{SOURCE_DIR "/docs/schema/listing.schema.json"};
        std::string text{std::istreambuf_iterator<char>{file}, {}};
        // RapidJSON knows the older name of the place where definitions stand, and no other.
        const std::string place = "$defs";
        for (auto at = text.find(place); at != std::string::npos; at = text.find(place, at))
            text.replace(at, place.size(), "definitions");
        const auto json = parsed(text);
        REQUIRE_FALSE(json.HasParseError());
        schema_ = std::make_unique<rapidjson::SchemaDocument>(json);
    }
    /// Where a record breaks it; empty: nowhere.
    std::string fault(const std::string& line) const {
        const auto json = parsed(line);
        if (json.HasParseError()) return "no JSON";
        rapidjson::SchemaValidator validator{*schema_};
        if (json.Accept(validator)) return {};
        rapidjson::StringBuffer place;
        validator.GetInvalidDocumentPointer().StringifyUriFragment(place);
        return std::string{place.GetString()} + ' ' + validator.GetInvalidSchemaKeyword();
    }

  private:
    std::unique_ptr<rapidjson::SchemaDocument> schema_;
};

}  // namespace

TEST_CASE("The record's schema refuses what is no record") {
    const Schema schema;
    CHECK(schema.fault(R"({"source":"x","reviews":[{"score":8}]})").empty());
    CHECK(schema.fault(R"({"source":7})") == "#/source type");
    CHECK(schema.fault(R"({"reviews":[{"grade":11}]})") == "#/reviews/0/grade maximum");
    CHECK(schema.fault(R"({"reviews":[{"date":"1 mei"}]})") == "#/reviews/0/date pattern");
    CHECK(schema.fault(R"({"business":{"lat":91}})").starts_with("#/business"));
    CHECK(schema.fault(R"({"aggregate":{"histogram":{"9":-1}}})") ==
          "#/aggregate/histogram/9 minimum");
}

TEST_CASE("What extract and export print keeps to the record's schema") {
    const Folder folder;
    const Schema schema;
    const Ran extracted = run({"extract", SOURCE_DIR "/tests/parser/pages"});
    REQUIRE(run({"import", "--db", folder / "n.db", "-"}, extracted.out).status <= 1);
    const Ran exported = run({"export", "--db", folder / "n.db"});
    for (const std::string& lines : {extracted.out, exported.out}) {
        std::istringstream stream{lines};
        int records = 0;
        for (std::string line; std::getline(stream, line); ++records) {
            INFO(line);
            CHECK(schema.fault(line).empty());
        }
        CHECK(records >= 10);
    }
}
