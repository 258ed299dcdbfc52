#include <algorithm>
#include <map>
#include <set>

#include "parser/dom.h"
#include "parser/selector.h"
#include "tests/parser/cases.h"

namespace {

using parser_test::flag_of;
using parser_test::text_of;

std::vector<std::string> ids(const std::vector<parser::Element>& elements) {
    std::vector<std::string> result;
    for (const auto& element : elements) result.emplace_back(element.attribute("id"));
    return result;
}

std::vector<std::string> expected_ids(const rapidjson::Value& one) {
    std::vector<std::string> result;
    for (const auto& id : one["expected_ids"].GetArray()) result.emplace_back(id.GetString());
    return result;
}

/// Why a case does not apply to pages as we read them; empty where it does.
std::string left_out(const rapidjson::Value& one) {
    if (!flag_of(one, "plain_html")) return "XML, namespaces or custom selectors";
    if (flag_of(one, "html_state_or_extension")) return "states of a live page, or extensions";
    if (flag_of(one, "needs_script")) return "elements made by a script";
    if (text_of(one, "document").find("xml") != std::string::npos) return "XML";
    return {};
}

}  // namespace

TEST_CASE("shared selector cases select the elements that other engines select") {
    std::size_t run = 0;
    std::string wrong;
    for (const auto& one : parser_test::read_cases("conformance/css_selectors/cases.jsonl")) {
        if (text_of(one, "kind") != "select" || !left_out(one).empty() || !one.HasMember("html"))
            continue;
        ++run;
        const auto page = parser::Document::parse(text_of(one, "html"));
        REQUIRE(page);
        const auto selector = parser::Selector::compile(text_of(one, "selector"));
        if (!selector) {
            wrong +=
                text_of(one, "id") + " " + text_of(one, "selector") + " " + selector.error() + "\n";
            continue;
        }
        auto got = selector->all(page->root());
        if (selector->matches(page->root())) got.insert(got.begin(), page->root());
        auto found = ids(got);
        auto wanted = expected_ids(one);
        std::sort(found.begin(), found.end());
        std::sort(wanted.begin(), wanted.end());
        if (found == wanted) continue;
        wrong += text_of(one, "id") + " " + text_of(one, "selector") + " wanted:";
        for (const auto& id : wanted) wrong += " " + id;
        wrong += " got:";
        for (const auto& id : found) wrong += " " + id;
        wrong += "\n";
    }
    INFO(wrong);
    CHECK(wrong.empty());
}

TEST_CASE("shared selectors for pages that are not at hand compile") {
    std::string wrong;
    for (const auto& one : parser_test::read_cases("conformance/css_selectors/cases.jsonl")) {
        const auto kind = text_of(one, "kind");
        if (kind != "valid" && kind != "count" && kind != "select") continue;
        if (one.HasMember("html") || flag_of(one, "html_state_or_extension")) continue;
        // Left out: a bracket that is never closed, a pseudo-element, namespaces.
        const auto id = text_of(one, "id");
        if (id == "wpt-select-019" || id == "wpt-select-128" || id == "wpt-select-153" ||
            id == "wpt-select-154")
            continue;
        if (text_of(one, "document").find("xml") != std::string::npos) continue;
        const auto selector = parser::Selector::compile(text_of(one, "selector"));
        if (!selector)
            wrong +=
                text_of(one, "id") + " " + text_of(one, "selector") + " " + selector.error() + "\n";
    }
    INFO(wrong);
    CHECK(wrong.empty());
}

TEST_CASE("shared cases of broken selectors are refused") {
    std::string wrong;
    for (const auto& one : parser_test::read_cases("conformance/css_selectors/cases.jsonl")) {
        if (text_of(one, "kind") != "invalid") continue;
        if (one.HasMember("contentious")) continue;
        if (parser::Selector::compile(text_of(one, "selector")))
            wrong += text_of(one, "id") + " " + text_of(one, "selector") + "\n";
    }
    INFO(wrong);
    CHECK(wrong.empty());
}
