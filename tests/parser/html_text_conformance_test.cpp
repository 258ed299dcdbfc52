#include <algorithm>
#include <chrono>

#include "parser/ascii.h"
#include "parser/charset.h"
#include "tests/parser/cases.h"
#include "tests/parser/page.h"

namespace {

using parser_test::bytes_of;
using parser_test::text_of;

const std::string file = "conformance/html_text/cases.jsonl";

std::string without_space(const std::string& text) {
    std::string result;
    std::copy_if(text.begin(), text.end(), std::back_inserter(result),
                 [](char c) { return !parser::is_space(c); });
    return result;
}

std::string read(const std::string& input) {
    return parser_test::parse("<!doctype html><body>" + parser::to_utf8(input, "")).root().text();
}

/// Why a case is not one of reading text.
std::string left_out(const rapidjson::Value& one) {
    const auto kind = text_of(one, "kind");
    if (kind != "replace_entities" && kind != "remove_tags" && kind != "remove_comments")
        return "functions that we have not, or other rooms'";
    if (one.HasMember("options")) return "keeps some tags or entities, or spells out errors";
    if (!one.HasMember("input")) return "measured below";
    const auto input = bytes_of(one, "input");
    if (kind == "replace_entities" && input.find('<') != std::string::npos)
        return "keeps tags as text";
    if (input.find("&#82179209091") != std::string::npos)
        return "drops what the standard replaces by U+FFFD";
    return {};
}

}  // namespace

TEST_CASE("shared texts read as elsewhere, white space aside") {
    std::string wrong;
    for (const auto& one : parser_test::read_cases(file)) {
        if (!left_out(one).empty()) continue;
        const auto got = read(bytes_of(one, "input"));
        if (without_space(got) != without_space(text_of(one, "expected")))
            wrong += text_of(one, "id") + " " + bytes_of(one, "input") + " -> " + got + ", not " +
                     text_of(one, "expected") + "\n";
    }
    INFO(wrong);
    CHECK(wrong.empty());
}

TEST_CASE("shared inputs that make others slow are read or refused at once") {
    for (const auto& one : parser_test::read_cases(file)) {
        if (!one.HasMember("input_repeat")) continue;
        const auto& parts = one["input_repeat"];
        std::string input = text_of(parts, "prefix");
        for (int i = 0; i < parts["count"].GetInt(); ++i) input += text_of(parts, "unit");
        input += text_of(parts, "suffix");
        const auto begin = std::chrono::steady_clock::now();
        const auto page = parser::Document::parse(input);
        const auto text = page ? page->root().text() : page.error();
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
        INFO(text_of(one, "id"));
        // The standard's own parser needs milliseconds; a minute would be quadratic.
        CHECK(taken.count() < 30);
    }
}
