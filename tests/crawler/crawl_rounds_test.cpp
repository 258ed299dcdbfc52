// What a crawl asks for again, in the run after a stop and in the rounds that follow.
#include "tests/catch.h"
#include "tests/crawler/twin.h"

using namespace std::chrono_literals;

namespace {

const std::vector<std::string> seed = {"http://h/list"};

/// A list of three shops.
void script_shops(TwinWorld& world) {
    world.page("http://h/list", {{"http://h/1"}, {"http://h/2"}, {"http://h/3"}});
    for (const char* url : {"http://h/1", "http://h/2", "http://h/3"}) world.page(url);
}

/// Three pages of one review list, the newest first.
void script_reviews(TwinWorld& world) {
    world.page("http://h/shop", {{"http://h/shop?2", true, true}});
    world.page("http://h/shop?2", {{"http://h/shop?3", true, true}});
    world.page("http://h/shop?3");
}

/// Reads every page anew, and finds nothing new on this one.
void no_news(TwinWorld& world, const std::string& url) {
    world.settings.reader = "another";
    world.visitor.readings[url].changed = false;
}

}  // namespace

TEST_CASE("after a stop the next run asks for what is left, and for nothing twice") {
    for (int stop_after = 1; stop_after <= 3; ++stop_after) {
        TwinWorld world;
        script_shops(world);
        int seen = 0;
        world.visitor.on_page = [&] { world.stop = ++seen == stop_after; };
        world.crawl_one(seed);
        world.stop = false;
        world.crawl_one(seed);
        for (const char* url : {"http://h/list", "http://h/1", "http://h/2", "http://h/3"})
            CHECK(world.network.count(url) == 1);
    }
}

TEST_CASE("a round that is done gives way to another, which asks again") {
    TwinWorld world;
    script_shops(world);
    world.crawl_one(seed);
    world.crawl_one(seed);
    CHECK(world.network.count("http://h/list") == 2);
    CHECK(world.network.count("http://h/3") == 2);
}

TEST_CASE("a round that a budget cut short goes on in the next run") {
    TwinWorld world;
    script_shops(world);
    world.settings.source_budget.pages = 2;
    const auto first = world.crawl_one(seed);
    CHECK(first.fetched == 2);
    CHECK(first.left == 2);
    const auto second = world.crawl_one(seed);
    CHECK(second.fetched == 2);
    CHECK(second.left == 0);
    CHECK(world.network.count("http://h/list") == 1);
}

TEST_CASE("one source's open round does not hold up another's") {
    TwinWorld world;
    world.network.script("http://a/1", answer(403));
    world.page("http://b/1");
    const std::vector<crawler::SourcePlan> plans = {TwinWorld::plan("one", {"http://a/1"}),
                                                    TwinWorld::plan("two", {"http://b/1"})};
    world.crawl(plans);
    CHECK(world.memory.open_round("one"));
    CHECK_FALSE(world.memory.open_round("two"));
}

TEST_CASE("a page that is gone is not asked for again on the same day") {
    TwinWorld world;
    world.network.script("http://h/a", answer(404));
    world.crawl_one({"http://h/a"});
    const auto receipt = world.crawl_one({"http://h/a"});
    CHECK(receipt.resting == 1);
    CHECK(world.network.count("http://h/a") == 1);
    world.clock.pass(24h);
    world.crawl_one({"http://h/a"});
    CHECK(world.network.count("http://h/a") == 2);
}

TEST_CASE("a page that did not answer is asked for again in the next run") {
    TwinWorld world;
    world.settings.max_tries = 1;
    world.network.script("http://h/a", broken(crawler::Fault::timeout));
    world.page("http://h/a");
    CHECK(world.crawl_one({"http://h/a"}).failed == 1);
    CHECK(world.crawl_one({"http://h/a"}).fetched == 1);
}

TEST_CASE("a page that rests still leads to what is new behind it") {
    TwinWorld world;
    script_shops(world);
    world.crawl_one(seed);
    crawler::Known& list = world.memory.pages["http://h/list"];
    list.first_fetched -= 24h * 100;
    world.memory.pages.erase("http://h/2");
    const auto receipt = world.crawl_one(seed);
    CHECK(receipt.resting == 1);
    CHECK(world.network.count("http://h/list") == 1);
    CHECK(world.network.count("http://h/2") == 2);
}

TEST_CASE("a newest-first list stops paging at the first page that brings nothing new") {
    TwinWorld world;
    script_reviews(world);
    world.crawl_one({"http://h/shop"});
    no_news(world, "http://h/shop?2");
    const auto receipt = world.crawl_one({"http://h/shop"});
    CHECK(world.network.count("http://h/shop?2") == 2);
    CHECK(world.network.count("http://h/shop?3") == 1);
    CHECK(receipt.resting == 1);
}

TEST_CASE("a further page that was never read is read though the one before brings nothing new") {
    TwinWorld world;
    script_reviews(world);
    world.crawl_one({"http://h/shop"});
    no_news(world, "http://h/shop");
    world.memory.pages.erase("http://h/shop?3");
    world.crawl_one({"http://h/shop"});
    CHECK(world.network.count("http://h/shop?2") == 1);
    CHECK(world.network.count("http://h/shop?3") == 2);
}

TEST_CASE("a list in any other order is paged through to its end") {
    TwinWorld world;
    world.page("http://h/shop", {{"http://h/shop?2", true}});
    world.page("http://h/shop?2");
    world.crawl_one({"http://h/shop"});
    no_news(world, "http://h/shop");
    world.crawl_one({"http://h/shop"});
    CHECK(world.network.count("http://h/shop?2") == 2);
}

TEST_CASE("after a stop behind a page with news its further pages are read") {
    TwinWorld world;
    script_reviews(world);
    world.crawl_one({"http://h/shop"});
    no_news(world, "http://h/shop?2");
    world.visitor.on_page = [&] { world.stop = true; };
    world.crawl_one({"http://h/shop"});
    world.stop = false;
    world.crawl_one({"http://h/shop"});
    CHECK(world.network.count("http://h/shop") == 2);
    CHECK(world.network.count("http://h/shop?2") == 2);
}

TEST_CASE("the same bytes are not read again by the same reader") {
    TwinWorld world;
    world.settings.reader = "1";
    world.page("http://h/a", {{"http://h/b"}});
    world.page("http://h/b");
    world.crawl_one({"http://h/a"});
    const auto receipt = world.crawl_one({"http://h/a"});
    CHECK(receipt.fetched == 2);
    CHECK(receipt.unchanged == 2);
    CHECK(world.visitor.pages.size() == 2);
    CHECK(world.visitor.unmodified.size() == 2);
}

TEST_CASE("another reader reads the same bytes again") {
    TwinWorld world;
    world.settings.reader = "1";
    world.page("http://h/a");
    world.crawl_one({"http://h/a"});
    world.settings.reader = "2";
    world.crawl_one({"http://h/a"});
    CHECK(world.visitor.pages.size() == 2);
}

TEST_CASE(
    "a URL that leads to a page which is read under its own is not asked again in the round") {
    TwinWorld world;
    world.page("http://h/a");
    world.network.script("http://h/b", answer(301, "", {{"location", "/a"}}));
    world.settings.source_budget.pages = 2;
    world.page("http://h/c");
    world.crawl_one({"http://h/a", "http://h/b", "http://h/c"});
    world.crawl_one({"http://h/a", "http://h/b", "http://h/c"});
    CHECK(world.network.count("http://h/b") == 1);
    CHECK(world.network.count("http://h/c") == 1);
}
