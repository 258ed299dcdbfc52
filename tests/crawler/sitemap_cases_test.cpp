// The test suites of other sitemap readers, where they lie beside the checkout.
#include "crawler/robots.h"
#include "crawler/sitemap.h"
#include "tests/catch.h"
#include "tests/crawler/cases.h"

namespace {

/// Visits the cases of a kind; false where there are none.
template <class Visit>
bool each_sitemap_case(const std::string& kind, Visit visit) {
    const auto file = shared_cases("sitemaps/cases.jsonl");
    if (!std::filesystem::exists(file)) {
        WARN("skipped: the shared sitemap cases are not here");
        return false;
    }
    each_case(file, [&](const rapidjson::Document& item) {
        if (text_of(item, "kind") != kind) return;
        INFO(text_of(item, "id") << ": " << text_of(item, "why"));
        visit(item);
    });
    return true;
}

std::string content_of(const rapidjson::Value& item) {
    const std::string packed = text_of(item, "content_b64");
    return packed.empty() ? text_of(item, "content") : from_base64(packed);
}

crawler::Sitemap read(const rapidjson::Value& item) {
    const std::string where = text_of(item, "url");
    return crawler::read_sitemap(
        content_of(item), *crawler::parse_url(where.empty() ? "http://www.example.com/" : where));
}

using Entry = std::pair<std::string, std::optional<model::Instant>>;

std::vector<Entry> entries_of(const crawler::Sitemap& sitemap) {
    std::vector<Entry> all;
    for (const auto& entry : sitemap.entries) all.emplace_back(entry.url, entry.lastmod);
    return all;
}

/// Priority and change frequency are left out: sites write them at random, and nothing here asks
/// for them.
std::vector<Entry> wanted_of(const rapidjson::Value& item) {
    std::vector<Entry> all;
    for (const auto& entry : item["expected_entries"].GetArray())
        all.emplace_back(crawler::parse_url(text_of(entry, "loc"))->text(),
                         crawler::parse_lastmod(text_of(entry, "lastmod")));
    return all;
}

}  // namespace

TEST_CASE("every sitemap of other readers' suites gives the entries that they see") {
    int seen = 0;
    const bool here = each_sitemap_case("sitemap", [&](const rapidjson::Document& item) {
        // What crawler-commons refuses whole as broken is read up to the break: the next test.
        if (item.HasMember("error")) return;
        ++seen;
        CHECK(entries_of(read(item)) == wanted_of(item));
    });
    if (here) CHECK(seen >= 27);
}

TEST_CASE("every sitemap of other readers' suites is known by its root, an index for an index") {
    each_sitemap_case("sitemap", [](const rapidjson::Document& item) {
        // Lines without a scheme are read where a list is expected, but are no proof of one.
        const bool list = text_of(item, "id") == "cc-SitemapTXTfilterUrls-1";
        CHECK(crawler::is_sitemap(content_of(item)) != list);
        const std::string type = text_of(item, "type");
        CHECK(read(item).index == (type == "INDEX" || type == "sitemapindex"));
    });
}

TEST_CASE("a sitemap that other readers refuse as broken has a problem") {
    each_sitemap_case("sitemap", [](const rapidjson::Document& item) {
        if (item.HasMember("error")) CHECK_FALSE(read(item).problem.empty());
    });
}

TEST_CASE("the sitemaps that a robots.txt names are those that other readers see") {
    each_sitemap_case("robots_sitemaps", [](const rapidjson::Document& item) {
        const auto robots = crawler::Robots::parse(text_of(item, "content"),
                                                   text_of(item, "base_url") + "/robots.txt");
        std::vector<std::string> found, wanted;
        for (const auto& url : robots.sitemaps()) found.push_back(crawler::parse_url(url)->text());
        for (const auto& url : item["expected"].GetArray())
            wanted.push_back(crawler::parse_url(url.GetString())->text());
        CHECK(found == wanted);
    });
}

// Left out: location_rule, because the rule is not applied (see crawler/sitemap.h).
