// Which pages a crawl fetches, in which order and how often.
#include "crawler/archive.h"
#include "crawler/digest.h"
#include "crawler/warc.h"
#include "tests/catch.h"
#include "tests/crawler/temp_folder.h"
#include "tests/crawler/twin.h"

using namespace std::chrono_literals;

TEST_CASE("robots.txt is fetched before the first page of an origin, and once") {
    TwinWorld world;
    world.page("http://h/a");
    world.page("http://h/b");
    world.crawl_one({"http://h/a", "http://h/b"});
    REQUIRE(world.network.asked.size() == 3);
    CHECK(world.network.asked[0].url == "http://h/robots.txt");
    CHECK(world.network.asked[1].url == "http://h/a");
}

TEST_CASE("a page comes to the visitor with its headers, digest and moment") {
    TwinWorld world;
    world.network.script("http://h/a",
                         answer(200, "text",
                                {{"content-type", "text/html"},
                                 {"etag", "\"1\""},
                                 {"last-modified", "Sun, 06 Nov 1994 08:49:37 GMT"}}));
    const auto receipt = world.crawl_one({"http://h/a"});
    REQUIRE(world.visitor.pages.size() == 1);
    const crawler::Page& page = world.visitor.pages[0];
    CHECK(page.source == "source");
    CHECK(page.url == "http://h/a");
    CHECK(page.body == "text");
    CHECK(page.etag == "\"1\"");
    CHECK(page.last_modified == "Sun, 06 Nov 1994 08:49:37 GMT");
    CHECK(page.content_type == "text/html");
    CHECK(page.digest == crawler::sha256("text"));
    CHECK(page.fetched.time_since_epoch().count() >= 1'800'000'000);
    CHECK(receipt.fetched == 1);
    CHECK(receipt.host == "h");
}

TEST_CASE("links on the source's own hosts are followed, others are not") {
    TwinWorld world;
    world.page("http://h/a", {{"b", false}, {"http://www.h/c", false}, {"http://other/d", false}});
    world.page("http://h/b");
    world.page("http://www.h/c");
    world.page("http://other/d");
    CHECK(world.crawl_one({"http://h/a"}).fetched == 3);
    CHECK(world.network.count("http://other/d") == 0);
}

TEST_CASE("each URL is fetched once a run, however many links lead there") {
    TwinWorld world;
    world.page("http://h/a", {{"http://h/b", false}, {"http://h/b#part", false}});
    world.page("http://h/b", {{"http://h/a", false}, {"http://H:80/x/../b", true}});
    world.crawl_one({"http://h/a", "http://h/a"});
    CHECK(world.network.count("http://h/a") == 1);
    CHECK(world.network.count("http://h/b") == 1);
}

TEST_CASE("further pages of one list are followed up to their limit") {
    TwinWorld world;
    world.settings.max_next = 2;
    for (int i = 0; i < 5; ++i)
        world.page("http://h/" + std::to_string(i), {{"http://h/" + std::to_string(i + 1), true}});
    const auto receipt = world.crawl_one({"http://h/0"});
    CHECK(receipt.fetched == 3);
    CHECK(receipt.errors.at("skip: over the limit of further pages") == 1);
}

TEST_CASE("a link that is no further page begins a new count of further pages") {
    TwinWorld world;
    world.settings.max_next = 1;
    world.page("http://h/list", {{"http://h/list2", true}});
    world.page("http://h/list2", {{"http://h/shop", false}});
    world.page("http://h/shop", {{"http://h/shop2", true}});
    world.page("http://h/shop2");
    CHECK(world.crawl_one({"http://h/list"}).fetched == 4);
}

TEST_CASE("a source fetches no more pages than its limit") {
    TwinWorld world;
    world.settings.source_budget.pages = 2;
    for (const char* url : {"http://h/a", "http://h/b", "http://h/c"}) world.page(url);
    const auto receipt = world.crawl_one({"http://h/a", "http://h/b", "http://h/c"});
    CHECK(receipt.fetched == 2);
    CHECK(receipt.left == 1);
    CHECK(receipt.budget == "2 pages");
    CHECK(world.network.count("http://h/c") == 0);
}

TEST_CASE("a plan's own limit of pages stands above that of the settings") {
    TwinWorld world;
    auto plan = TwinWorld::plan("source", {"http://h/a", "http://h/b"});
    plan.budget.pages = 1;
    world.page("http://h/a");
    world.page("http://h/b");
    CHECK(world.crawl({plan}).sources[0].fetched == 1);
}

TEST_CASE("a known page is asked for conditionally") {
    TwinWorld world;
    world.memory.pages["http://h/a"].etag = "\"1\"";
    world.memory.pages["http://h/a"].last_modified = "Sun, 06 Nov 1994 08:49:37 GMT";
    world.page("http://h/a");
    world.crawl_one({"http://h/a"});
    const auto& headers = world.network.request("http://h/a").headers;
    REQUIRE(headers.size() == 2);
    CHECK(headers[0] == std::pair<std::string, std::string>("If-None-Match", "\"1\""));
    CHECK(headers[1].first == "If-Modified-Since");
}

TEST_CASE("a page that was not modified keeps its validators and leads where it led") {
    TwinWorld world;
    crawler::Known& known = world.memory.pages["http://h/a"];
    known.etag = "\"1\"";
    known.last_modified = "then";
    known.digest = "sha256:1";
    known.links = {{"http://h/b", false}};
    world.network.script("http://h/a", answer(304));
    world.page("http://h/b");
    const auto receipt = world.crawl_one({"http://h/a"});
    CHECK(receipt.not_modified == 1);
    CHECK(receipt.fetched == 1);
    REQUIRE(world.visitor.unmodified.size() == 1);
    CHECK(world.visitor.unmodified[0].etag == "\"1\"");
    CHECK(world.visitor.unmodified[0].last_modified == "then");
    CHECK(world.visitor.unmodified[0].digest == "sha256:1");
}

TEST_CASE("a page with nothing new in it is counted as unchanged") {
    TwinWorld world;
    world.page("http://h/a");
    world.visitor.readings["http://h/a"].changed = false;
    const auto receipt = world.crawl_one({"http://h/a"});
    CHECK(receipt.fetched == 1);
    CHECK(receipt.unchanged == 1);
}

TEST_CASE("new reviews are summed") {
    TwinWorld world;
    for (const char* url : {"http://h/a", "http://h/b"}) {
        world.page(url);
        world.visitor.readings[url].new_reviews = 4;
    }
    CHECK(world.crawl_one({"http://h/a", "http://h/b"}).new_reviews == 8);
}

TEST_CASE("a page that cannot be read is told in the receipt and the crawl goes on") {
    TwinWorld world;
    world.page("http://h/a");
    world.page("http://h/b");
    world.visitor.errors["http://h/a"] = "not HTML";
    const auto receipt = world.crawl_one({"http://h/a", "http://h/b"});
    CHECK(receipt.errors.at("skip: not HTML") == 1);
    CHECK(receipt.fetched == 2);
}

TEST_CASE("a seed that is no web address is told and the others are fetched") {
    TwinWorld world;
    world.page("http://h/a");
    const auto receipt = world.crawl_one({"ftp://h/x", "http://h/a"});
    CHECK(receipt.fetched == 1);
    CHECK(receipt.errors.at("skip: not a web address: ftp://h/x") == 1);
}

TEST_CASE("pages are archived before the visitor sees them, and can be read again") {
    TempFolder folder;
    TwinWorld world;
    int next = 0;
    crawler::Archive archive(
        {folder.path(), "Negenplus/test", 1u << 20, [&] { return std::to_string(++next); }},
        world.clock);
    world.page("http://h/a");
    world.crawl({TwinWorld::plan("source", {"http://h/a"})}, &archive);
    REQUIRE(world.visitor.pages.size() == 1);
    const auto again = crawler::read_archived(folder.path(), world.visitor.pages[0].archived);
    REQUIRE(again);
    CHECK(again->body == "page http://h/a");
    CHECK(again->digest == world.visitor.pages[0].digest);
}

TEST_CASE("receipts come in the order of the plans") {
    TwinWorld world;
    world.page("http://z/a");
    world.page("http://a/a");
    const auto receipt = world.crawl(
        {TwinWorld::plan("one", {"http://z/a"}), TwinWorld::plan("two", {"http://a/a"})});
    REQUIRE(receipt.sources.size() == 2);
    CHECK(receipt.sources[0].source == "one");
    CHECK(receipt.sources[0].host == "z");
    CHECK(receipt.sources[1].fetched == 1);
    CHECK_FALSE(receipt.interrupted);
}

TEST_CASE("a stop ends the crawl without a further request and the receipt says so") {
    TwinWorld world;
    world.page("http://h/a");
    world.page("http://h/b");
    world.visitor.on_page = [&] { world.stop = true; };
    const auto receipt = world.crawl({TwinWorld::plan("source", {"http://h/a", "http://h/b"})});
    CHECK(receipt.interrupted);
    CHECK(receipt.sources[0].fetched == 1);
    CHECK(world.network.count("http://h/b") == 0);
}

TEST_CASE("a stop while hosts rest is seen within a second") {
    TwinWorld world;
    world.settings.delay_seconds = 100;
    world.page("http://h/a");
    world.page("http://h/b");
    const auto started = world.clock.now();
    world.visitor.on_page = [&] { world.stop = true; };
    world.crawl_one({"http://h/a", "http://h/b"});
    CHECK(world.clock.now() - started < 102s);
}
