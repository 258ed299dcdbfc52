// A crawl and robots.txt.
#include "tests/catch.h"
#include "tests/crawler/twin.h"

using crawler::Fault;
using namespace std::chrono_literals;

namespace {

const char* const closed = "User-agent: *\nDisallow: /";

void robots(TwinWorld& world, crawler::Response response) {
    world.network.script("http://h/robots.txt", std::move(response));
    world.page("http://h/a");
}

}  // namespace

TEST_CASE("a page that robots.txt disallows is not fetched, and the receipt shows the line") {
    TwinWorld world;
    robots(world, answer(200, "User-agent: *\nDisallow: /private"));
    const auto receipt = world.crawl_one({"http://h/private/x?y", "http://h/a"});
    CHECK(receipt.fetched == 1);
    CHECK(receipt.refused == 1);
    CHECK(receipt.refusals ==
          std::vector<std::string>{"/private/x?y robots.txt line 2: Disallow: /private"});
    CHECK(receipt.stopped.empty());
}

TEST_CASE("the group with the crawler's own token is obeyed") {
    TwinWorld world;
    world.settings.robots_token = "negenplus";
    robots(world, answer(200, "User-agent: *\nDisallow:\nUser-agent: Negenplus\nDisallow: /"));
    CHECK(world.crawl_one({"http://h/a"}).refused == 1);
}

TEST_CASE("RFC 9309 2.3.1.3: a robots.txt that is unavailable (4xx) allows all") {
    for (const int status : {400, 401, 403, 404, 410}) {
        TwinWorld world;
        robots(world, answer(status));
        CHECK(world.crawl_one({"http://h/a"}).fetched == 1);
    }
}

TEST_CASE("RFC 9309 2.3.1.4: a robots.txt that is unreachable (5xx) disallows all") {
    TwinWorld world;
    robots(world, answer(503));
    const auto receipt = world.crawl_one({"http://h/a"});
    CHECK(world.network.count("http://h/a") == 0);
    CHECK(receipt.stopped == "robots.txt cannot be read: HTTP 503");
}

TEST_CASE("RFC 9309 2.3.1.4: a robots.txt that no answer came for disallows all") {
    for (const Fault fault :
         {Fault::timeout, Fault::resolve, Fault::connect, Fault::tls, Fault::forbidden_address}) {
        TwinWorld world;
        robots(world, broken(fault));
        world.crawl_one({"http://h/a"});
        CHECK(world.network.count("http://h/a") == 0);
    }
}

TEST_CASE("a robots.txt that is overloaded is asked again before it is given up") {
    TwinWorld world;
    robots(world, answer(429));
    world.network.script("http://h/robots.txt", answer(200, "User-agent: *\nAllow: /"));
    CHECK(world.crawl_one({"http://h/a"}).fetched == 1);
    CHECK(world.network.count("http://h/robots.txt") == 2);
}

TEST_CASE("RFC 9309 2.3.1.2: five redirects of robots.txt are followed, also to other hosts") {
    TwinWorld world;
    robots(world, answer(301, "", {{"location", "http://h/1"}}));
    for (int i = 1; i < 4; ++i)
        world.network.script("http://h/" + std::to_string(i),
                             answer(302, "", {{"location", std::to_string(i + 1)}}));
    world.network.script("http://h/4", answer(308, "", {{"location", "http://other/robots"}}));
    world.network.script("http://other/robots", answer(200, closed));
    CHECK(world.crawl_one({"http://h/a"}).refused == 1);
}

TEST_CASE("RFC 9309 2.3.1.2: a robots.txt behind more than five redirects is unavailable") {
    TwinWorld world;
    robots(world, answer(301, "", {{"location", "http://h/robots.txt"}}));
    CHECK(world.crawl_one({"http://h/a"}).fetched == 1);
    CHECK(world.network.count("http://h/robots.txt") == 6);
}

TEST_CASE("a robots.txt larger than the limit is read up to it") {
    TwinWorld world;
    auto large = answer(200, std::string(closed) + "\nDisallow: /cut off");
    large.fault = Fault::too_large;
    robots(world, large);
    CHECK(world.crawl_one({"http://h/a"}).refused == 1);
}

TEST_CASE("RFC 9309 2.4: a robots.txt is kept for a day across runs, and no longer") {
    for (const auto& [age, fetches] : {std::pair(23h, 0), std::pair(25h, 1)}) {
        TwinWorld world;
        const auto now = std::chrono::floor<std::chrono::seconds>(world.clock.now());
        world.memory.files["http://h"] = {now - age, 200, closed};
        robots(world, answer(200, closed));
        CHECK(world.crawl_one({"http://h/a"}).refused == 1);
        CHECK(world.network.count("http://h/robots.txt") == fetches);
    }
}

TEST_CASE("a robots.txt that failed in an earlier run is asked for again") {
    TwinWorld world;
    const auto now = std::chrono::floor<std::chrono::seconds>(world.clock.now());
    world.memory.files["http://h"] = {now - 1h, 503, ""};
    robots(world, answer(404));
    CHECK(world.crawl_one({"http://h/a"}).fetched == 1);
}

TEST_CASE("what was learnt of robots.txt is handed to the memory") {
    TwinWorld world;
    robots(world, answer(200, closed));
    world.crawl_one({"http://h/a"});
    CHECK(world.memory.files.at("http://h").status == 200);
    CHECK(world.memory.files.at("http://h").body == closed);
}

TEST_CASE("http and https of one host have a robots.txt each and share the delay") {
    TwinWorld world;
    world.page("http://h/a");
    world.page("https://h/a");
    world.network.script("https://h/robots.txt", answer(200, closed));
    const auto receipt = world.crawl_one({"http://h/a", "https://h/a"});
    CHECK(receipt.fetched == 1);
    CHECK(receipt.refused == 1);
    CHECK(world.network.request("https://h/robots.txt").at -
              world.network.request("http://h/a").at ==
          5s);
}

TEST_CASE("each hop of a redirect is checked against robots.txt") {
    TwinWorld world;
    world.network.script("http://h/robots.txt", answer(200, "User-agent: *\nDisallow: /b"));
    world.network.script("http://h/a", answer(301, "", {{"location", "/b"}}));
    world.page("http://h/b");
    CHECK(world.crawl_one({"http://h/a"}).refused == 1);
    CHECK(world.network.count("http://h/b") == 0);
}
