#include <algorithm>

#include "parser/schema_org.h"
#include "parser/structured.h"
#include "parser/text.h"
#include "tests/parser/cases.h"

namespace {

using parser::PropertyValue;
using parser::Things;
using parser_test::text_of;

const std::string folder = "conformance/structured_data/";

Things read(const std::string& html, std::vector<model::Skipped>& problems) {
    const auto page = parser::Document::parse(html);
    REQUIRE(page);
    return parser::read_structured(*page, problems);
}

Things read(const std::string& html) {
    std::vector<model::Skipped> problems;
    return read(html, problems);
}

/// The texts that a thing has by this name.
std::vector<std::string> texts(const parser::Thing& thing, const std::string& name) {
    std::vector<std::string> found;
    for (const auto& [key, value] : thing.properties) {
        if (parser::local_name(key) == parser::local_name(name))
            found.push_back(parser::fold_space(value.text));
    }
    return found;
}

std::string first(const parser::Thing& thing, const std::string& name) {
    const auto all = texts(thing, name);
    return all.empty() ? "" : all.front();
}

bool is_a(const parser::Thing& thing, const std::string& type) {
    return std::any_of(thing.types.begin(), thing.types.end(), [&](const std::string& one) {
        return parser::local_name(one) == parser::local_name(type);
    });
}

/// Whether a thing of this type carries all of the figures that a shared fact tells.
bool states(const Things& things, const rapidjson::Value& fact) {
    return std::any_of(things.all.begin(), things.all.end(), [&](const parser::Thing& thing) {
        bool fits = is_a(thing, text_of(fact, "type"));
        for (const auto* name :
             {"ratingValue", "bestRating", "worstRating", "ratingCount", "reviewCount"}) {
            const auto wanted = text_of(fact, name);
            fits = fits && (wanted.empty() || first(thing, name) == wanted);
        }
        return fits;
    });
}

std::vector<model::Listing> listings(const std::string& html) {
    const auto page = parser::Document::parse(html);
    REQUIRE(page);
    std::vector<model::Skipped> problems;
    return parser::listings_from_markup(*page, "https://example.nl/x", {}, "en", {}, problems);
}

/// Compares an item with extruct's JSON: types, ids, and of each property its values in order.
bool same_item(const Things& things, std::size_t index, const rapidjson::Value& wanted);

bool same_value(const Things& things, const PropertyValue& value, const rapidjson::Value& wanted) {
    if (!wanted.IsObject()) {
        return wanted.IsString() && value.thing == PropertyValue::no_thing &&
               parser::fold_space(value.text) == parser::fold_space(wanted.GetString());
    }
    return value.thing != PropertyValue::no_thing && same_item(things, value.thing, wanted);
}

bool same_item(const Things& things, std::size_t index, const rapidjson::Value& wanted) {
    const auto& thing = things.all[index];
    if (wanted.HasMember("type") && wanted["type"].IsString() &&
        (thing.types.empty() || thing.types.front() != text_of(wanted, "type")))
        return false;
    if (!wanted.HasMember("properties")) return true;
    for (const auto& property : wanted["properties"].GetObject()) {
        std::vector<const PropertyValue*> values;
        for (const auto& [name, value] : thing.properties) {
            if (name == property.name.GetString()) values.push_back(&value);
        }
        const auto& expected = property.value;
        const auto count = expected.IsArray() ? expected.Size() : 1;
        if (values.size() != count) return false;
        for (rapidjson::SizeType i = 0; i < count; ++i) {
            if (!same_value(things, *values[i], expected.IsArray() ? expected[i] : expected))
                return false;
        }
    }
    return true;
}

/// Why a case of extruct's is not compared.
std::string left_out(const rapidjson::Value& one) {
    const auto id = text_of(one, "id");
    if (text_of(one, "syntax") != "microdata") return "another syntax, or a form of its own";
    if (!text_of(one, "base_url").empty() || id.ends_with("-base"))
        return "addresses made absolute, which is done later";
    if (id.find("SearchAction") != std::string::npos) return "a form's field, which rates nothing";
    if (id.ends_with("CreativeWork.001")) return "a text beside properties, extruct's own idea";
    return {};
}

}  // namespace

TEST_CASE("shared items of microdata have the properties that extruct reads") {
    std::string wrong;
    for (const auto& one : parser_test::read_cases(folder + "extruct.jsonl")) {
        if (!left_out(one).empty()) continue;
        const auto things = read(text_of(one, "html"));
        const auto& items = one["expected"];
        bool same = items.Size() == things.roots.size();
        for (rapidjson::SizeType i = 0; same && i < items.Size(); ++i)
            same = same_item(things, things.roots[i], items[i]);
        if (!same) wrong += text_of(one, "id") + "\n";
    }
    INFO(wrong);
    CHECK(wrong.empty());
}

TEST_CASE("shared broken blocks of JSON-LD are mended and told") {
    std::string wrong;
    for (const auto& one : parser_test::read_cases(folder + "extruct.jsonl")) {
        if (text_of(one, "syntax") != "json-ld") continue;
        std::vector<model::Skipped> problems;
        const auto things = read(text_of(one, "html"), problems);
        const auto& items = one["expected"];
        bool same = things.roots.size() == items.Size();
        for (rapidjson::SizeType i = 0; same && i < items.Size(); ++i)
            same = is_a(things.all[things.roots[i]], text_of(items[i], "@type"));
        if (!same) wrong += text_of(one, "id") + "\n";
    }
    INFO(wrong);
    CHECK(wrong.empty());
}

TEST_CASE("shared scripts that are no JSON are told") {
    std::string wrong;
    for (const auto& one : parser_test::read_cases(folder + "jsonld_in_html.jsonl")) {
        if (text_of(one, "expected_error") != "invalid script element") continue;
        std::vector<model::Skipped> problems;
        read(text_of(one, "html"), problems);
        if (problems.empty()) wrong += text_of(one, "id") + "\n";
    }
    INFO(wrong);
    CHECK(wrong.empty());
}

TEST_CASE("shared examples of schema.org state the same ratings in each syntax") {
    std::string wrong;
    for (const auto& one : parser_test::read_cases(folder + "schemaorg_examples.jsonl")) {
        for (const auto& [key, syntax] : {std::pair{"microdata_html", "microdata"},
                                          {"rdfa_html", "rdfa"},
                                          {"jsonld_html", "json-ld"}}) {
            if (!one.HasMember(key)) continue;
            const auto things = read(text_of(one, key));
            for (const auto& fact : one["facts"][syntax].GetArray()) {
                if (!states(things, fact)) wrong += text_of(one, "id") + " " + syntax + "\n";
            }
        }
    }
    INFO(wrong);
    CHECK(wrong.empty());
}

TEST_CASE("shared examples of search engines give their ratings on the right scale") {
    std::string wrong;
    for (const auto& one : parser_test::read_cases(folder + "google_docs.jsonl")) {
        const auto found = listings(text_of(one, "html"));
        const auto& facts = one["expected_facts"];
        bool right = found.size() == 1;
        for (const auto& fact : facts["aggregates"].GetArray()) {
            right = right && found[0].aggregate &&
                    found[0].aggregate->score->value == fact["rating"].GetDouble() &&
                    found[0].aggregate->score->scale.best == fact["best"].GetDouble() &&
                    found[0].aggregate->count == fact["ratingCount"].GetInt() &&
                    found[0].business.name == text_of(fact, "item");
        }
        for (const auto& fact : facts["reviews"].GetArray()) {
            right = right && found[0].reviews.size() == 1 &&
                    found[0].reviews[0].score->value == fact["rating"].GetDouble() &&
                    found[0].business.name == text_of(fact, "item");
        }
        if (!right) wrong += text_of(one, "id") + "\n";
    }
    INFO(wrong);
    CHECK(wrong.empty());
}

TEST_CASE("shared hReviews give their facts") {
    std::string wrong;
    for (const auto& one : parser_test::read_cases(folder + "hreview_facts.jsonl")) {
        const auto things = read(text_of(one, "html"));
        const auto& facts = one["expected"];
        bool rating = false;
        bool words = false;
        for (const auto& thing : things.all) {
            rating = rating || first(thing, "ratingValue") == text_of(facts, "rating");
            words =
                words || (first(thing, "reviewBody").starts_with(text_of(facts, "text_starts")) &&
                          first(thing, "datePublished") == text_of(facts, "dtreviewed"));
        }
        if (!rating || !words) wrong += text_of(one, "id") + "\n";
    }
    INFO(wrong);
    CHECK(wrong.empty());
}

TEST_CASE("shared microformats about reviews give their ratings") {
    std::string wrong;
    for (const auto& one : parser_test::read_cases(folder + "microformats.jsonl")) {
        if (!parser_test::flag_of(one, "about_reviews")) continue;
        const auto& wanted = one["expected"]["items"][0]["properties"];
        if (!wanted.HasMember("rating")) continue;  // a name and nothing else
        const auto things = read(text_of(one, "html"));
        const bool right =
            std::any_of(things.all.begin(), things.all.end(), [&](const parser::Thing& thing) {
                return first(thing, "ratingValue") == wanted["rating"][0].GetString() &&
                       (!wanted.HasMember("best") ||
                        first(thing, "bestRating") == wanted["best"][0].GetString()) &&
                       (!wanted.HasMember("count") ||
                        first(thing, "reviewCount") == wanted["count"][0].GetString());
            });
        if (!right) wrong += text_of(one, "id") + "\n";
    }
    INFO(wrong);
    CHECK(wrong.empty());
}

TEST_CASE("shared pages of all syntaxes are read without harm") {
    std::size_t count = 0;
    for (const auto* file : {"microdata_rdf.jsonl", "rdfa.jsonl", "microformats.jsonl",
                             "jsonld_in_html.jsonl", "extruct.jsonl"}) {
        for (const auto& one : parser_test::read_cases(folder + file)) {
            // Triples and other vocabularies are not ours; that nothing is made up of them is.
            for (const auto& listing : listings(text_of(one, "html"))) {
                const bool said =
                    listing.aggregate || !listing.reviews.empty() || !listing.items.empty();
                if (!said) ++count;
            }
        }
    }
    CHECK(count == 0);
}
