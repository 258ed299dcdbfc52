// What a crawl may cost, and what it says of that beforehand and meanwhile.
#include "crawler/forecast.h"
#include "tests/catch.h"
#include "tests/crawler/twin.h"

using namespace std::chrono_literals;

namespace {

std::vector<std::string> script_pages(TwinWorld& world, const std::string& host, int count) {
    std::vector<std::string> urls;
    for (int i = 0; i < count; ++i) {
        urls.push_back("http://" + host + '/' + std::to_string(i));
        world.page(urls.back());
    }
    return urls;
}

}  // namespace

TEST_CASE("a source stops before its minutes are over, and says how much is left") {
    TwinWorld world;
    world.settings.delay_seconds = 30;
    world.settings.source_budget.minutes = 2;
    const auto started = world.clock.now();
    const auto receipt = world.crawl_one(script_pages(world, "h", 10));
    CHECK(world.clock.now() - started <= 2min);
    CHECK(receipt.fetched == 3);  // at 30, 60 and 90 seconds, after robots.txt
    CHECK(receipt.left == 7);
    CHECK(receipt.budget == "2 minutes");
    CHECK(receipt.stopped.empty());
}

TEST_CASE("a source stops when it has brought its bytes") {
    TwinWorld world;
    world.settings.source_budget.mib = 1;
    for (const char* url : {"http://h/1", "http://h/2", "http://h/3"})
        world.network.script(url, answer(200, std::string(600'000, 'x')));
    const auto receipt = world.crawl_one({"http://h/1", "http://h/2", "http://h/3"});
    CHECK(receipt.fetched == 2);
    CHECK(receipt.budget == "1 MiB");
}

TEST_CASE("the run's budget is for all sources together") {
    TwinWorld world;
    world.settings.run_budget.pages = 5;
    const auto receipt = world.crawl({TwinWorld::plan("one", script_pages(world, "a", 4)),
                                      TwinWorld::plan("two", script_pages(world, "b", 4))});
    CHECK(receipt.sources[0].fetched + receipt.sources[1].fetched == 5);
    CHECK(receipt.sources[0].left + receipt.sources[1].left == 3);
    CHECK(receipt.sources[0].budget == "5 pages for the run");
}

TEST_CASE("a watch's budget stands above the usual one, each kind for itself") {
    TwinWorld world;
    world.settings.source_budget.pages = 2;
    auto plan = TwinWorld::plan("one", script_pages(world, "a", 4));
    plan.budget.pages = 3;
    CHECK(world.crawl({plan}).sources[0].fetched == 3);
    plan.budget = {.minutes = 100, .pages = {}, .mib = {}};
    CHECK(world.crawl({plan}).sources[0].fetched == 1);
}

TEST_CASE("pages that rest cost no budget") {
    TwinWorld world;
    const auto urls = script_pages(world, "h", 4);
    world.crawl_one(urls);
    for (int i = 0; i < 3; ++i) world.memory.pages[urls[i]].first_fetched -= 24h * 100;
    world.settings.source_budget.pages = 1;
    const auto receipt = world.crawl_one(urls);
    CHECK(receipt.resting == 3);
    CHECK(receipt.left == 0);
    CHECK(world.network.count(urls[3]) == 2);
}

TEST_CASE("a forecast tells the pages, the delay and the time that a crawl then takes") {
    TwinWorld world;
    world.settings.delay_seconds = 10;
    world.network.latency(500ms);
    const auto urls = script_pages(world, "h", 400);
    const std::vector<crawler::SourcePlan> plans = {TwinWorld::plan("source", urls)};
    world.settings.source_budget = {.minutes = 30, .pages = {}, .mib = {}};
    const auto forecast =
        crawler::forecast(plans, world.settings, world.clock, world.memory, 500ms);
    REQUIRE(forecast.size() == 1);
    CHECK(forecast[0].pages == 400);
    CHECK(forecast[0].unseen == 400);
    CHECK(forecast[0].delay == 10);
    CHECK(forecast[0].window == 1800);
    CHECK(world.network.asked.empty());
    CHECK(world.memory.pages.empty());
    world.settings.source_budget = {};
    CHECK(world.crawl(plans).sources[0].seconds == Approx(forecast[0].seconds));
}

TEST_CASE("a forecast follows the links that are known and leaves out what rests") {
    TwinWorld world;
    world.page("http://h/list", {{"http://h/1"}, {"http://h/2"}});
    world.page("http://h/1");
    world.page("http://h/2");
    world.crawl_one({"http://h/list"});
    world.memory.pages["http://h/1"].first_fetched -= 24h * 100;
    const std::vector<crawler::SourcePlan> plans = {TwinWorld::plan("source", {"http://h/list"})};
    const auto forecast = crawler::forecast(plans, world.settings, world.clock, world.memory, 1s);
    CHECK(forecast[0].pages == 2);
    CHECK(forecast[0].unseen == 0);
    CHECK(forecast[0].resting == 1);
}

TEST_CASE("a forecast knows the Crawl-delay and the refusals of a robots.txt of any age") {
    TwinWorld world;
    world.memory.files["http://h"] = {{}, 200, "User-agent: *\nCrawl-delay: 20\nDisallow: /1"};
    const std::vector<crawler::SourcePlan> plans = {
        TwinWorld::plan("source", script_pages(world, "h", 3))};
    const auto forecast = crawler::forecast(plans, world.settings, world.clock, world.memory, 1s);
    CHECK(forecast[0].delay == 20);
    CHECK(forecast[0].pages == 2);
}

TEST_CASE("who looks on is told how far each source is") {
    TwinWorld world;
    world.network.latency(1s);
    std::vector<crawler::SourceProgress> last;
    long most_left = 0;
    const auto plan = TwinWorld::plan("source", script_pages(world, "h", 5));
    const auto show = [&](std::span<const crawler::SourceProgress> sources) {
        last.assign(sources.begin(), sources.end());
        most_left = std::max(most_left, sources[0].left);
    };
    crawler::crawl(
        {&plan, 1}, world.settings,
        {world.network, world.clock, world.memory, world.visitor, world.desk, nullptr, show},
        world.stop);
    REQUIRE(last.size() == 1);
    CHECK(last[0].source == "source");
    CHECK(most_left == 5);
    CHECK(last[0].fetched == 4);
    CHECK(last[0].left == 0);
}

TEST_CASE("push-backs are counted") {
    TwinWorld world;
    world.network.script("http://h/a", answer(503));
    world.network.script("http://h/a", answer(429));
    world.page("http://h/a");
    CHECK(world.crawl_one({"http://h/a"}).back_offs == 2);
}
