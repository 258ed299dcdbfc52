// What a crawl makes of answers that are no page.
#include "tests/catch.h"
#include "tests/crawler/twin.h"

using crawler::Fault;
using namespace std::chrono_literals;

namespace {

crawler::Response to(const std::string& location, int status = 301) {
    return answer(status, "", {{"location", location}});
}

}  // namespace

TEST_CASE("a redirect is followed with the delay, and the page knows both URLs") {
    for (const int status : {301, 302, 303, 307, 308}) {
        TwinWorld world;
        world.network.script("http://h/a", to("/b", status));
        world.page("http://h/b");
        world.crawl_one({"http://h/a"});
        REQUIRE(world.visitor.pages.size() == 1);
        CHECK(world.visitor.pages[0].url == "http://h/a");
        CHECK(world.visitor.pages[0].final_url == "http://h/b");
        CHECK(world.network.request("http://h/b").at - world.network.request("http://h/a").at ==
              5s);
    }
}

TEST_CASE("links are resolved against the URL behind the redirects") {
    TwinWorld world;
    world.network.script("http://h/a", to("/folder/b"));
    world.page("http://h/folder/b");
    world.visitor.readings["http://h/a"].links = {{"c", false}};
    world.page("http://h/folder/c");
    CHECK(world.crawl_one({"http://h/a"}).fetched == 2);
}

TEST_CASE("a redirect to the same site with www and TLS is followed") {
    TwinWorld world;
    world.network.script("http://h/", to("https://www.h/"));
    world.page("https://www.h/");
    CHECK(world.crawl_one({"http://h/"}).fetched == 1);
    CHECK(world.network.count("https://www.h/robots.txt") == 1);
}

TEST_CASE("a redirect to another site, another scheme or nowhere is not followed") {
    for (const char* target : {"http://other/b", "ftp://h/b", "file:///etc/passwd", ""}) {
        TwinWorld world;
        world.network.script("http://h/a", to(target));
        world.page("http://other/b");
        const auto receipt = world.crawl_one({"http://h/a"});
        CHECK(receipt.failed == 1);
        CHECK(world.network.asked.size() == 2);
    }
}

TEST_CASE("redirects in a circle end") {
    TwinWorld world;
    world.network.script("http://h/a", to("/b"));
    world.network.script("http://h/b", to("/a"));
    const auto receipt = world.crawl_one({"http://h/a"});
    CHECK(receipt.errors.at("skip: redirect in a circle") == 1);
    CHECK(world.network.count("http://h/a") == 1);
}

TEST_CASE("redirects without end are followed up to their limit") {
    TwinWorld world;
    world.settings.max_redirects = 3;
    for (int i = 0; i < 9; ++i)
        world.network.script("http://h/" + std::to_string(i), to("/" + std::to_string(i + 1)));
    const auto receipt = world.crawl_one({"http://h/0"});
    CHECK(receipt.errors.at("skip: too many redirects") == 1);
    CHECK(world.network.count("http://h/3") == 1);
    CHECK(world.network.count("http://h/4") == 0);
}

TEST_CASE("a redirect to a page that was fetched does not fetch it again") {
    TwinWorld world;
    world.page("http://h/a");
    world.network.script("http://h/b", to("/a"));
    CHECK(world.crawl_one({"http://h/a", "http://h/b"}).fetched == 1);
    CHECK(world.network.count("http://h/a") == 1);
}

TEST_CASE("a page that is gone is skipped and counted, and not tried again") {
    for (const int status : {404, 410}) {
        TwinWorld world;
        world.network.script("http://h/a", answer(status));
        world.page("http://h/b");
        const auto receipt = world.crawl_one({"http://h/a", "http://h/b"});
        CHECK(receipt.failed == 1);
        CHECK(receipt.fetched == 1);
        CHECK(receipt.errors.at("skip: HTTP " + std::to_string(status)) == 1);
        CHECK(world.network.count("http://h/a") == 1);
    }
}

TEST_CASE("a page that is too large or lies at a forbidden address is skipped") {
    for (const Fault fault : {Fault::too_large, Fault::forbidden_address, Fault::tls}) {
        TwinWorld world;
        world.network.script("http://h/a", broken(fault));
        world.page("http://h/b");
        const auto receipt = world.crawl_one({"http://h/a", "http://h/b"});
        CHECK(receipt.failed == 1);
        CHECK(receipt.fetched == 1);
        CHECK(world.network.count("http://h/a") == 1);
    }
}

TEST_CASE("an answer that refuses the crawler ends the source for the run") {
    for (const int status : {401, 403}) {
        TwinWorld world;
        world.network.script("http://h/a", answer(status));
        world.page("http://h/b");
        const auto receipt = world.crawl_one({"http://h/a", "http://h/b"});
        CHECK(receipt.stopped == "blocked: HTTP " + std::to_string(status));
        CHECK(receipt.errors.at("stop: blocked: HTTP " + std::to_string(status)) == 1);
        CHECK(world.network.count("http://h/b") == 0);
    }
}

TEST_CASE("a challenge of the service before the site ends the source, whatever its status") {
    for (const int status : {200, 403, 503}) {
        TwinWorld world;
        world.network.script("http://h/a", answer(status, "", {{"cf-mitigated", "challenge"}}));
        world.page("http://h/b");
        CHECK_FALSE(world.crawl_one({"http://h/a", "http://h/b"}).stopped.empty());
        CHECK(world.visitor.pages.empty());
        CHECK(world.network.count("http://h/b") == 0);
    }
}

TEST_CASE("a page that the visitor knows for a challenge ends the source") {
    TwinWorld world;
    world.page("http://h/a");
    world.page("http://h/b");
    world.visitor.readings["http://h/a"].blocked = "a captcha";
    CHECK(world.crawl_one({"http://h/a", "http://h/b"}).stopped == "blocked: a captcha");
    CHECK(world.network.count("http://h/b") == 0);
}

TEST_CASE("one source's end does not end another") {
    TwinWorld world;
    world.network.script("http://a/1", answer(403));
    world.page("http://b/1");
    world.page("http://b/2");
    const auto receipt = world.crawl({TwinWorld::plan("one", {"http://a/1"}),
                                      TwinWorld::plan("two", {"http://b/1", "http://b/2"})});
    CHECK(receipt.sources[0].stopped == "blocked: HTTP 403");
    CHECK(receipt.sources[1].fetched == 2);
}

TEST_CASE("only a 200 is given to the visitor") {
    for (const int status : {201, 204, 206, 304}) {
        TwinWorld world;
        world.network.script("http://h/a", answer(status, "x"));
        CHECK(world.crawl_one({"http://h/a"}).failed == 1);
        CHECK(world.visitor.pages.empty());
    }
}
