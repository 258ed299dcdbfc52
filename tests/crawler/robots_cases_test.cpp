// The test suites of other robots.txt parsers, where they lie beside the checkout.
#include <algorithm>

#include "crawler/robots.h"
#include "tests/catch.h"
#include "tests/crawler/cases.h"

namespace {

const char* const folder = "robots/cases.jsonl";

crawler::Robots robots_of(const rapidjson::Document& item) {
    const std::string packed = text_of(item, "robots_b64");
    const std::string file = packed.empty() ? text_of(item, "robots_txt") : from_base64(packed);
    return crawler::Robots::parse(file, text_of(item, "robots_url"));
}

/// Visits the cases of a kind; false where there are none.
template <class Visit>
bool each_robots_case(const std::string& kind, Visit visit) {
    const auto file = shared_cases(folder);
    if (!std::filesystem::exists(file)) {
        WARN("skipped: the shared robots cases are not here");
        return false;
    }
    each_case(file, [&](const rapidjson::Document& item) {
        if (text_of(item, "kind") != kind) return;
        INFO(text_of(item, "id") << ": " << text_of(item, "why"));
        visit(item);
    });
    return true;
}

}  // namespace

TEST_CASE("every core, rfc and recommended verdict of other parsers' suites is right") {
    int seen = 0;
    const bool here = each_robots_case("allowed", [&](const rapidjson::Document& item) {
        const std::string tier = text_of(item, "tier");
        if (tier != "core" && tier != "rfc" && tier != "recommended") return;
        ++seen;
        const auto decision =
            robots_of(item).decide(text_of(item, "user_agent"), text_of(item, "url"));
        CHECK(decision.allowed == item["allowed"].GetBool());
    });
    if (here) CHECK(seen > 600);
}

TEST_CASE("every crawl delay of other parsers' suites is right") {
    each_robots_case("crawl_delay", [](const rapidjson::Document& item) {
        // A list of names that a crawler goes by is left out: this one has a single token.
        if (item.HasMember("user_agents")) return;
        const auto delay = robots_of(item).crawl_delay(text_of(item, "user_agent"));
        const auto& wanted = item["crawl_delay_s"];
        CHECK(delay.value_or(-1) == (wanted.IsNull() ? -1 : wanted.GetDouble()));
    });
}

TEST_CASE("every sitemap list of other parsers' suites is right") {
    each_robots_case("sitemaps", [](const rapidjson::Document& item) {
        auto found = robots_of(item).sitemaps();
        std::vector<std::string> wanted;
        for (const auto& url : item["sitemaps"].GetArray()) wanted.emplace_back(url.GetString());
        std::sort(found.begin(), found.end());
        std::sort(wanted.begin(), wanted.end());
        CHECK(found == wanted);
    });
}

TEST_CASE("the line that decided is the one other parsers name") {
    each_robots_case("matching_line", [](const rapidjson::Document& item) {
        const auto decision =
            robots_of(item).decide(text_of(item, "user_agent"), text_of(item, "url"));
        CHECK(decision.line == item["line"].GetInt());
    });
}
