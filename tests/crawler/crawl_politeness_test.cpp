// How a crawl treats the hosts it asks.
#include "tests/catch.h"
#include "tests/crawler/twin.h"

using crawler::Fault;
using namespace std::chrono_literals;

namespace {

const crawler::Headers wait_100 = {{"retry-after", "100"}};

}  // namespace

TEST_CASE("between an answer and the next request to its host lies the delay") {
    TwinWorld world;
    world.network.latency(300ms);
    world.settings.delay_seconds = 5;
    world.page("http://h/a");
    world.page("http://h/b");
    const auto receipt = world.crawl_one({"http://h/a", "http://h/b"});
    const auto& asked = world.network.asked;
    REQUIRE(asked.size() == 3);
    CHECK(asked[1].at - asked[0].at == 5300ms);
    CHECK(asked[2].at - asked[1].at == 5300ms);
    CHECK(receipt.asked_delay == 5);
    CHECK(receipt.kept_delay == 5);
}

TEST_CASE("the plan's own delay stands above that of the settings") {
    TwinWorld world;
    auto plan = TwinWorld::plan("source", {"http://h/a"});
    plan.delay_seconds = 2;
    world.page("http://h/a");
    CHECK(world.crawl({plan}).sources[0].kept_delay == 2);
}

TEST_CASE("a longer Crawl-delay of robots.txt is kept, a shorter one is not") {
    for (const auto& [asked, kept] : {std::pair("20", 20.0), std::pair("1", 5.0)}) {
        TwinWorld world;
        world.network.script("http://h/robots.txt",
                             answer(200, std::string("User-agent: *\nCrawl-delay: ") + asked));
        world.page("http://h/a");
        const auto receipt = world.crawl_one({"http://h/a"});
        CHECK(receipt.asked_delay == kept);
        CHECK(receipt.kept_delay == kept);
    }
}

TEST_CASE("a Crawl-delay above the limit ends the source, with the line that asked") {
    TwinWorld world;
    world.network.script("http://h/robots.txt", answer(200, "User-agent: *\nCrawl-delay: 90"));
    world.page("http://h/a");
    const auto receipt = world.crawl_one({"http://h/a"});
    CHECK(receipt.stopped ==
          "robots.txt line 2: Crawl-delay: 90 is more than the 60 seconds that are waited");
    CHECK(world.network.count("http://h/a") == 0);
}

TEST_CASE("one host is asked one thing at a time, all hosts at once") {
    TwinWorld world;
    world.network.latency(1s);
    world.settings.delay_seconds = 0;
    std::vector<std::string> urls;
    for (const char* host : {"a", "b", "c"})
        for (const char* path : {"/1", "/2", "/3"}) {
            urls.push_back(std::string("http://") + host + path);
            world.page(urls.back());
        }
    CHECK(world.crawl_one(urls).fetched == 9);
    CHECK(world.network.most_at_a_host == 1);
    CHECK(world.network.most_hosts == 3);
}

TEST_CASE("forty hosts of fifteen pages take as long as one of them") {
    TwinWorld world;
    world.network.latency(20ms);
    world.settings.delay_seconds = 1;
    std::vector<crawler::SourcePlan> plans;
    for (int host = 0; host < 40; ++host) {
        plans.push_back(TwinWorld::plan("source" + std::to_string(host), {}));
        for (int i = 0; i < 15; ++i) {
            const std::string url = "http://host" + std::to_string(host) + '/' + std::to_string(i);
            plans.back().urls.push_back(url);
            world.page(url);
        }
    }
    const auto started = world.clock.now();
    world.crawl(plans);
    // Sixteen requests with robots.txt, fifteen delays between them.
    CHECK(world.clock.now() - started <= (15 * 1000ms + 16 * 20ms) * 105 / 100);
}

TEST_CASE("the delay rises with the site's answering time") {
    TwinWorld world;
    world.network.latency(9s);
    world.settings.delay_seconds = 1;
    world.page("http://h/a");
    CHECK(world.crawl_one({"http://h/a"}).kept_delay == 9);
}

TEST_CASE("a passing fault is tried again after a longer delay") {
    for (const auto& fault :
         {broken(Fault::timeout), broken(Fault::reset), answer(503), answer(502), answer(429)}) {
        TwinWorld world;
        world.network.script("http://h/a", fault);
        world.page("http://h/a");
        const auto receipt = world.crawl_one({"http://h/a"});
        CHECK(receipt.fetched == 1);
        CHECK(receipt.failed == 0);
        const auto& first = world.network.request("http://h/a", 0);
        CHECK(world.network.request("http://h/a", 1).at - first.at == 10s);
    }
}

TEST_CASE("a page that does not answer is tried again behind the others") {
    TwinWorld world;
    world.network.script("http://h/a", broken(Fault::timeout));
    world.page("http://h/b");
    world.page("http://h/c");
    world.crawl_one({"http://h/a", "http://h/b", "http://h/c"});
    CHECK(world.network.asked.at(2).url == "http://h/b");
    CHECK(world.network.asked.at(4).url == "http://h/a");
}

TEST_CASE("a fault that does not pass is given up after the tries allowed") {
    TwinWorld world;
    world.settings.max_tries = 3;
    world.network.script("http://h/a", answer(503));
    const auto receipt = world.crawl_one({"http://h/a"});
    CHECK(world.network.count("http://h/a") == 3);
    CHECK(receipt.failed == 1);
    CHECK(receipt.errors.at("retry: HTTP 503") == 2);
    CHECK(receipt.errors.at("skip: HTTP 503") == 1);
}

TEST_CASE("a Retry-After is waited for and remembered") {
    TwinWorld world;
    world.network.script("http://h/a", answer(429, "", wait_100));
    world.page("http://h/a");
    CHECK(world.crawl_one({"http://h/a"}).fetched == 1);
    const auto gap =
        world.network.request("http://h/a", 1).at - world.network.request("http://h/a", 0).at;
    CHECK(gap == 100s);
    CHECK(world.memory.rests.count("h") == 1);
}

TEST_CASE("a Retry-After longer than a run waits ends the source and is kept for the next") {
    TwinWorld world;
    world.network.script("http://h/a", answer(503, "", {{"retry-after", "3600"}}));
    world.page("http://h/b");
    const auto receipt = world.crawl_one({"http://h/a", "http://h/b"});
    CHECK(world.network.count("http://h/b") == 0);
    CHECK(receipt.stopped.find("h wants to be left alone until") == 0);
    CHECK(world.memory.rests.at("h") -
              std::chrono::floor<std::chrono::seconds>(world.network.request("http://h/a").at) ==
          3600s);
}

TEST_CASE("a rest that an earlier run was asked for is kept") {
    TwinWorld world;
    world.memory.rests["h"] = std::chrono::floor<std::chrono::seconds>(world.clock.now()) + 60s;
    world.page("http://h/a");
    const auto started = world.clock.now();
    CHECK(world.crawl_one({"http://h/a"}).fetched == 1);
    CHECK(world.network.asked[0].at - started == 60s);
}

TEST_CASE("a long rest that an earlier run was asked for ends the source without a request") {
    TwinWorld world;
    world.memory.rests["h"] = std::chrono::floor<std::chrono::seconds>(world.clock.now()) + 2h;
    const auto receipt = world.crawl_one({"http://h/a"});
    CHECK(world.network.asked.empty());
    CHECK_FALSE(receipt.stopped.empty());
}

TEST_CASE("one host's rest does not hold up another") {
    TwinWorld world;
    world.network.script("http://a/1", answer(503, "", wait_100));
    world.page("http://a/1");
    for (const char* url : {"http://b/1", "http://b/2", "http://b/3"}) world.page(url);
    const auto started = world.clock.now();
    world.crawl({TwinWorld::plan("one", {"http://a/1"}),
                 TwinWorld::plan("two", {"http://b/1", "http://b/2", "http://b/3"})});
    CHECK(world.network.request("http://b/3").at - started == 15s);
}
