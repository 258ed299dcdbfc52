#include "app/demo_site.h"

#include <algorithm>
#include <regex>
#include <set>

#include "tests/app/demo_fixture.h"
#include "tests/catch.h"

using namespace app;
using demo_fixture::town;

namespace {

std::size_t count_of(std::string_view text, std::string_view what) {
    std::size_t count = 0;
    for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++count;
    return count;
}

std::string_view host_of(DemoSite site) {
    return site == DemoSite::zoover ? zoover_demo_host : iens_demo_host;
}

std::string body(DemoSite site, const std::string& path) {
    const auto page = serve(town(), host_of(site), path);
    REQUIRE(page);
    return page->body;
}

/// The target of <link rel="next">; empty where there is none.
std::string next_of(const std::string& html) {
    static const std::regex link{"<link rel=\"next\" href=\"([^\"]*)\">"};
    std::smatch found;
    if (!std::regex_search(html, found, link)) return {};
    return std::regex_replace(found[1].str(), std::regex{"&amp;"}, "&");
}

/// What is wrong with the nesting of a page's tags; empty where nothing is.
std::string misnested(const std::string& html) {
    static const std::regex tag{"<(/?)([a-z][a-z0-9]*)[^>]*>"};
    static const std::set<std::string> no_end = {"meta", "link", "br", "img", "input"};
    std::vector<std::string> open;
    for (std::sregex_iterator it{html.begin(), html.end(), tag}, end; it != end; ++it) {
        const std::string name = (*it)[2];
        if (no_end.contains(name)) continue;
        if ((*it)[1].length() == 0) {
            open.push_back(name);
        } else if (open.empty() || open.back() != name) {
            return "</" + name + "> at " + std::to_string(it->position());
        } else {
            open.pop_back();
        }
    }
    return open.empty() ? "" : "<" + open.back() + "> never ends";
}

/// All pages from `path` on, by their next links.
std::vector<std::string> series(DemoSite site, std::string path) {
    std::vector<std::string> pages;
    while (!path.empty() && pages.size() < 100) {
        pages.push_back(body(site, path));
        path = next_of(pages.back());
    }
    return pages;
}

std::size_t reviews_on(const DemoBusiness& business, DemoSite site) {
    return static_cast<std::size_t>(
        std::count_if(business.reviews.begin(), business.reviews.end(),
                      [&](const DemoReview& review) { return review.site == site; }));
}

const DemoBusiness& first_of(std::string_view kind) {
    return *std::find_if(
        town().businesses.begin(), town().businesses.end(),
        [&](const DemoBusiness& one) { return one.kind == kind && one.reviews.size() > 25; });
}

}  // namespace

TEST_CASE("the list pages lead to every business of their site, once") {
    for (const DemoSite site : {DemoSite::zoover, DemoSite::iens}) {
        std::string all;
        for (const std::string& page : series(site, list_path(town(), site))) all += page;
        for (const DemoBusiness& business : town().businesses) {
            const bool here = std::find(business.sites.begin(), business.sites.end(), site) !=
                              business.sites.end();
            INFO(business.name);
            const std::string path = business_path(business, site);
            CHECK(count_of(all, "<a href=\"" + path + "\">") == (here ? 1 : 0));
            CHECK(count_of(all, "\"url\":\"http://" + std::string{host_of(site)} + path + "\"") ==
                  (here ? 1 : 0));
        }
    }
}

TEST_CASE("a business's pages together show each of its reviews once, ten a page") {
    for (const DemoSite site : {DemoSite::zoover, DemoSite::iens}) {
        const std::string container =
            site == DemoSite::zoover ? "<li id=\"testimonial" : "itemprop=\"review\" itemscope";
        for (const DemoBusiness& business : town().businesses) {
            const std::size_t expected = reviews_on(business, site);
            if (expected == 0) continue;
            INFO(business.name);
            const auto pages = series(site, business_path(business, site));
            CHECK(pages.size() == (expected + 9) / 10);
            std::size_t seen = 0;
            for (const std::string& page : pages) seen += count_of(page, container);
            CHECK(seen == expected);
        }
    }
}

TEST_CASE("every tag on every kind of page is closed in its turn") {
    for (const auto* kind : {"hotel", "camping", "vakantiepark", "appartement"}) {
        CHECK(misnested(body(DemoSite::zoover, business_path(first_of(kind), DemoSite::zoover))) ==
              "");
    }
    CHECK(misnested(body(DemoSite::iens, business_path(first_of("restaurant"), DemoSite::iens))) ==
          "");
    CHECK(misnested(body(DemoSite::iens, list_path(town(), DemoSite::iens))) == "");
}

TEST_CASE("a Zoover-like page has the aggregate at its foot, with a decimal comma") {
    const DemoBusiness& business = first_of("camping");
    const std::string html = body(DemoSite::zoover, business_path(business, DemoSite::zoover));
    long sum = 0;
    for (const DemoReview& review : business.reviews) sum += review.score;
    const double mean = static_cast<double>(sum) / static_cast<double>(business.reviews.size());
    static const std::regex foot{
        "class=\"hreview-aggregate\">[^]*class=\"average\"> ([0-9]+),([0-9])<[^]*"
        "class=\"best\"> 10<[^]*class=\"count\"> ([0-9]+)<"};
    std::smatch found;
    REQUIRE(std::regex_search(html, found, foot));
    CHECK(std::stod(found[1].str() + "." + found[2].str()) == Approx(mean).margin(0.051));
    CHECK(std::stoul(found[3]) == business.reviews.size());
}

TEST_CASE("an Iens-like page marks up the food score only") {
    const DemoBusiness& business = first_of("restaurant");
    const std::string html = body(DemoSite::iens, business_path(business, DemoSite::iens));
    CHECK(count_of(html, "itemprop=\"ratingValue\"") == 11);
    static const std::regex first{
        "class=\"value\" itemprop=\"ratingValue\">([0-9]+)<[^]*?Eten</p>"};
    std::smatch found;
    REQUIRE(std::regex_search(html, found, first));
    CHECK(std::stoi(found[1]) == business.reviews.front().aspects.front().value);
}

TEST_CASE("an owner's answer stands within its review") {
    for (const DemoBusiness& business : town().businesses) {
        if (business.sites.front() != DemoSite::zoover || business.sites.size() > 1) continue;
        std::size_t expected = 0;
        for (const DemoReview& review : business.reviews) expected += review.owner_reply;
        std::size_t seen = 0;
        for (const auto& page :
             series(DemoSite::zoover, business_path(business, DemoSite::zoover))) {
            seen += count_of(page, "<section class=\"contribution-reactions");
        }
        INFO(business.name);
        CHECK(seen == expected);
    }
}

TEST_CASE("an aspect that was not given is a dash") {
    const std::string html =
        body(DemoSite::zoover, business_path(first_of("hotel"), DemoSite::zoover));
    CHECK(count_of(html, "<span class=\"scoring-value\">-</span>") > 0);
    CHECK(count_of(html, "<span class=\"scoring-value\">0</span>") == 0);
}

TEST_CASE("the robots.txt of both sites closes the members' part") {
    for (const DemoSite site : {DemoSite::zoover, DemoSite::iens}) {
        const auto robots = serve(town(), host_of(site), "/robots.txt");
        REQUIRE(robots);
        CHECK(robots->content_type.starts_with("text/plain"));
        CHECK(count_of(robots->body, "Disallow: /mijn/\n") == 1);
        CHECK(count_of(robots->body, "Crawl-delay:") == 1);
    }
}

TEST_CASE("what the sites do not have is not served") {
    CHECK_FALSE(serve(town(), zoover_demo_host, "/mijn/"));
    CHECK_FALSE(serve(town(), zoover_demo_host, list_path(town(), DemoSite::iens)));
    CHECK_FALSE(serve(town(), "www.example.org", "/"));
    const std::string hotel = business_path(first_of("hotel"), DemoSite::zoover);
    CHECK_FALSE(serve(town(), zoover_demo_host, hotel + "?page=999"));
    CHECK_FALSE(serve(town(), zoover_demo_host, hotel + "?page=-1"));
    CHECK_FALSE(serve(town(), zoover_demo_host, hotel + "?page=x"));
}

TEST_CASE("absolute links repeat the host and port that were asked") {
    const std::string path = business_path(first_of("hotel"), DemoSite::zoover);
    const auto page = serve(town(), "www.zoover-demo.example:8080", path);
    REQUIRE(page);
    CHECK(
        count_of(page->body, "<link rel=\"canonical\" href=\"http://www.zoover-demo.example:8080" +
                                 path + "\">") == 1);
}

TEST_CASE("every page of a business names the first as canonical") {
    const std::string path = business_path(first_of("restaurant"), DemoSite::iens);
    const std::string html = body(DemoSite::iens, path + "/recensie?perPagina=10&pagina=2");
    CHECK(count_of(html, "<link rel=\"canonical\" href=\"http://www.iens-demo.example" + path +
                             "\">") == 1);
}

TEST_CASE("the Iens-like site shows the same reviews at both of a restaurant's addresses") {
    const std::string path = business_path(first_of("restaurant"), DemoSite::iens);
    CHECK(body(DemoSite::iens, path) == body(DemoSite::iens, path + "/recensie"));
    CHECK_FALSE(serve(town(), iens_demo_host, path + "/contact"));
}

TEST_CASE("the same page has the same tag, another page another") {
    const std::string path = business_path(first_of("hotel"), DemoSite::zoover);
    const auto once = serve(town(), zoover_demo_host, path);
    const auto again = serve(town(), zoover_demo_host, path);
    const auto second = serve(town(), zoover_demo_host, path + "?page=1");
    REQUIRE(once);
    REQUIRE(again);
    REQUIRE(second);
    CHECK(once->etag == again->etag);
    CHECK(once->etag != second->etag);
}

TEST_CASE("a page was last modified on the day of its newest review") {
    const DemoBusiness& business = first_of("camping");
    const auto page = serve(town(), zoover_demo_host, business_path(business, DemoSite::zoover));
    REQUIRE(page);
    const std::string day = model::to_string(business.reviews.front().date);
    const std::string& date = page->last_modified;
    REQUIRE(date.size() == 29);
    CHECK(date.substr(5, 2) == day.substr(8, 2));
    CHECK(date.substr(12, 4) == day.substr(0, 4));
    CHECK(date.ends_with(" 00:00:00 GMT"));
}
