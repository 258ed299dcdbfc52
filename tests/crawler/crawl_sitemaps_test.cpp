// A crawl that a site's own sitemaps lead.
#include "tests/catch.h"
#include "tests/crawler/twin.h"

using namespace std::chrono_literals;

namespace {

std::string urlset(const std::vector<std::pair<std::string, std::string>>& entries) {
    std::string xml = "<urlset>";
    for (const auto& [url, lastmod] : entries)
        xml += "<url><loc>" + url + "</loc><lastmod>" + lastmod + "</lastmod></url>";
    return xml + "</urlset>";
}

std::string index(const std::string& url) {
    return "<sitemapindex><sitemap><loc>" + url + "</loc></sitemap></sitemapindex>";
}

crawler::SourcePlan plan_with(const std::vector<std::string>& sitemaps,
                              const std::vector<std::string>& only = {}) {
    auto plan = TwinWorld::plan("source", {"http://h/"});
    plan.sitemaps = sitemaps;
    plan.only = only;
    return plan;
}

}  // namespace

TEST_CASE("a watch's sitemap leads to its pages, through an index too") {
    TwinWorld world;
    world.page("http://h/");
    world.page("http://h/hotel/1");
    world.network.script("http://h/index.xml", answer(200, index("http://h/map.xml")));
    world.network.script("http://h/map.xml", answer(200, urlset({{"http://h/hotel/1", ""}})));
    world.crawl({plan_with({"http://h/index.xml"})});
    CHECK(world.network.count("http://h/hotel/1") == 1);
}

TEST_CASE("only what the watch wants of a sitemap is fetched, and only of its own site") {
    TwinWorld world;
    world.network.script("http://h/map.xml", answer(200, urlset({{"http://h/hotel/1", ""},
                                                                 {"http://h/blog/2", ""},
                                                                 {"http://other/hotel/3", ""}})));
    world.crawl({plan_with({"http://h/map.xml"}, {"/hotel/*"})});
    CHECK(world.network.count("http://h/hotel/1") == 1);
    CHECK(world.network.count("http://h/blog/2") == 0);
    CHECK(world.network.count("http://other/hotel/3") == 0);
}

TEST_CASE("the sitemaps that robots.txt names are used where the watch says so") {
    for (const bool wanted : {true, false}) {
        TwinWorld world;
        world.network.script("http://h/robots.txt", answer(200, "Sitemap: http://h/map.xml"));
        world.network.script("http://h/map.xml", answer(200, urlset({{"http://h/1", ""}})));
        world.crawl({plan_with(wanted ? std::vector<std::string>{crawler::from_robots}
                                      : std::vector<std::string>{})});
        CHECK(world.network.count("http://h/1") == (wanted ? 1 : 0));
    }
}

TEST_CASE("where robots.txt names no sitemap the customary one is tried") {
    TwinWorld world;
    world.network.script("http://h/sitemap.xml", answer(200, urlset({{"http://h/1", ""}})));
    world.crawl({plan_with({crawler::from_robots})});
    CHECK(world.network.count("http://h/1") == 1);
}

TEST_CASE("robots.txt holds for sitemaps and for what they name") {
    TwinWorld world;
    world.network.script("http://h/robots.txt",
                         answer(200, "User-agent: *\nDisallow: /no\nSitemap: http://h/map.xml"));
    world.network.script("http://h/map.xml", answer(200, urlset({{"http://h/no/1", ""}})));
    const auto receipt = world.crawl({plan_with({crawler::from_robots, "http://h/no/map.xml"})});
    CHECK(receipt.sources[0].refused == 2);
    CHECK(world.network.count("http://h/no/1") == 0);
}

TEST_CASE("a page among the watch's pages that is a sitemap is read as one") {
    TwinWorld world;
    world.network.script("http://h/", answer(200, urlset({{"http://h/1", ""}})));
    world.page("http://h/1");
    CHECK(world.crawl_one({"http://h/"}).fetched == 2);
    CHECK(world.visitor.pages.size() == 1);
}

TEST_CASE("a sitemap's lastmod wakes a page that rests") {
    TwinWorld world;
    world.page("http://h/1");
    world.network.script("http://h/map.xml", answer(200, urlset({{"http://h/1", "2020-01-01"}})));
    world.network.script("http://h/map.xml", answer(200, urlset({{"http://h/1", "2100-01-01"}})));
    auto plan = plan_with({"http://h/map.xml"});
    plan.urls.clear();
    world.crawl({plan});
    world.memory.pages["http://h/1"].first_fetched -= 24h * 100;
    world.crawl({plan});
    CHECK(world.network.count("http://h/1") == 2);
}

TEST_CASE("a page that a sitemap tells unchanged rests") {
    TwinWorld world;
    world.page("http://h/1");
    world.network.script("http://h/map.xml", answer(200, urlset({{"http://h/1", "2020-01-01"}})));
    auto plan = plan_with({"http://h/map.xml"});
    plan.urls.clear();
    world.crawl({plan});
    CHECK(world.crawl({plan}).sources[0].resting == 1);
    CHECK(world.network.count("http://h/1") == 1);
}

TEST_CASE("a sitemap that is cut off gives what it holds and is told in the receipt") {
    TwinWorld world;
    world.page("http://h/1");
    world.network.script("http://h/map.xml",
                         answer(200, "<urlset><url><loc>http://h/1</loc></url><url><loc>http"));
    const auto receipt = world.crawl({plan_with({"http://h/map.xml"})});
    CHECK(world.network.count("http://h/1") == 1);
    CHECK(receipt.sources[0].errors.size() == 2);  // the 404 of the first page, and this
}

TEST_CASE("a sitemap that leads to itself is fetched once") {
    TwinWorld world;
    world.network.script("http://h/map.xml", answer(200, index("http://h/map.xml")));
    world.crawl({plan_with({"http://h/map.xml"})});
    CHECK(world.network.count("http://h/map.xml") == 1);
}

TEST_CASE("a sitemap that was not modified leads where it led") {
    TwinWorld world;
    world.page("http://h/1");
    world.network.script("http://h/map.xml",
                         answer(200, urlset({{"http://h/1", ""}}), {{"etag", "\"1\""}}));
    world.network.script("http://h/map.xml", answer(304));
    auto plan = plan_with({"http://h/map.xml"});
    plan.urls.clear();
    world.crawl({plan});
    world.crawl({plan});
    CHECK(world.network.count("http://h/1") == 2);
}
