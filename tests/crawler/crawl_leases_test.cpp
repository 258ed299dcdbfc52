// A crawl that shares its plans with others: what it may ask, and when.
#include "tests/catch.h"
#include "tests/crawler/twin.h"

using namespace std::chrono_literals;

namespace {

/// Two sources on hosts of their own, a list of two shops each.
struct Shared : TwinWorld {
    Shared() {
        for (const std::string host : {"http://a", "http://b"}) {
            page(host + "/list", {{host + "/1"}, {host + "/2"}});
            page(host + "/1");
            page(host + "/2");
        }
    }
    std::vector<crawler::SourcePlan> plans{plan("one", {"http://a/list"}),
                                           plan("two", {"http://b/list"})};
    TwinLeases leases{plans};

    crawler::Moment first_request() const { return network.asked.at(0).at; }
    long asked_of(const std::string& origin) const {
        return std::count_if(network.asked.begin(), network.asked.end(), [&](const auto& request) {
            return request.url.starts_with(origin + '/');
        });
    }
};

}  // namespace

TEST_CASE("a crawl that shares its plans visits every group that it may have") {
    Shared world;
    const auto receipt = world.crawl_shared(world.leases);
    CHECK(world.leases.finished.size() == 2);
    CHECK(world.leases.ended == std::vector<std::string>{"one", "two"});
    REQUIRE(receipt.sources.size() == 2);
    CHECK(receipt.sources[0].fetched == 3);
    CHECK(receipt.sources[1].fetched == 3);
    CHECK_FALSE(receipt.interrupted);
}

TEST_CASE("what is said of a group when it is finished stands in the receipt") {
    Shared world;
    CHECK(world.crawl_shared(world.leases).sources.at(0).layout.at(0) == "told");
}

TEST_CASE("a group is finished as soon as nothing is left of it, and makes room for another") {
    Shared world;
    world.leases.most = 1;
    world.crawl_shared(world.leases);
    CHECK(world.leases.finished == std::vector<std::size_t>{0, 1});
    CHECK(world.network.most_hosts == 1);
}

TEST_CASE("a host is left alone for its delay after its group was taken") {
    Shared world;
    const auto begin = world.clock.now();
    world.settings.delay_seconds = 7;
    world.crawl_shared(world.leases);
    CHECK(world.first_request() - begin >= 7s);
}

TEST_CASE("Retry-After that another crawl met is kept") {
    Shared world;
    const auto begin = world.clock.now();
    world.memory.rests["a"] = std::chrono::floor<std::chrono::seconds>(begin) + 60s;
    world.crawl_shared(world.leases);
    CHECK(world.network.request("http://a/robots.txt").at - begin >= 60s);
}

TEST_CASE("every push-back is kept for the next crawl that has the host") {
    Shared world;
    world.network.script("http://a/more", answer(503));
    world.page("http://a/more");
    world.plans[0].urls.push_back("http://a/more");
    world.crawl_shared(world.leases);
    CHECK(world.memory.rests.count("a") == 1);
}

TEST_CASE("a robots.txt that another crawl has read is not asked for") {
    Shared world;
    const auto now = std::chrono::floor<std::chrono::seconds>(world.clock.now());
    world.memory.files["http://a"] = {now, 200, "User-agent: *\nDisallow: /1\n"};
    const auto receipt = world.crawl_shared(world.leases);
    CHECK(world.network.count("http://a/robots.txt") == 0);
    CHECK(receipt.sources.at(0).refused == 1);
}

TEST_CASE("once a lease is lost no host of its group is asked any more") {
    Shared world;
    world.leases.on_holds = [&](std::size_t) {
        if (world.asked_of("http://a") == 2) world.leases.held.erase(0);
    };
    const auto receipt = world.crawl_shared(world.leases);
    CHECK(world.asked_of("http://a") == 2);
    CHECK(world.leases.finished == std::vector<std::size_t>{1});
    CHECK(world.memory.open_round("one"));
    CHECK(receipt.sources.at(0).stopped.find("lease") != std::string::npos);
    CHECK(receipt.sources.at(1).fetched == 3);
}

TEST_CASE("a page that arrives after its lease is lost is not stored") {
    Shared world;
    world.network.latency(1s);
    world.leases.on_holds = [&](std::size_t) {
        if (world.network.count("http://a/list") == 1) world.leases.held.erase(0);
    };
    world.crawl_shared(world.leases);
    CHECK(world.network.count("http://a/list") == 1);
    CHECK(world.memory.pages.count("http://a/list") == 0);
    CHECK(world.memory.pages.count("http://b/list") == 1);
}

TEST_CASE("a group that was lost and comes back is gone on with, and fetches nothing twice") {
    Shared world;
    bool lost = false;
    world.visitor.on_page = [&] {
        if (lost || world.visitor.pages.back().url != "http://a/1") return;
        lost = true;
        world.leases.held.erase(0);
        world.leases.free.push_back({0, {&world.plans[0]}});
    };
    const auto receipt = world.crawl_shared(world.leases);
    CHECK(lost);
    for (const char* url : {"http://a/list", "http://a/1", "http://a/2"})
        CHECK(world.network.count(url) == 1);
    CHECK(world.leases.finished.size() == 2);
    CHECK(receipt.sources.size() == 3);
}

TEST_CASE("after a kill another crawl goes on with the group, and asks for nothing twice") {
    Shared world;
    int seen = 0;
    world.visitor.on_page = [&] { world.stop = ++seen == 3; };
    CHECK(world.crawl_shared(world.leases).interrupted);
    world.stop = false;
    TwinLeases others{world.plans};
    world.crawl_shared(others);
    for (const std::string host : {"http://a", "http://b"})
        for (const char* page : {"/list", "/1", "/2"}) CHECK(world.network.count(host + page) == 1);
}

TEST_CASE("a source that is over its budget ends no round, but is done with") {
    Shared world;
    world.plans[0].budget.pages = 1;
    world.crawl_shared(world.leases);
    CHECK(world.leases.finished.size() == 2);
    CHECK(world.leases.ended == std::vector<std::string>{"two"});
}

TEST_CASE("a source's minutes count from when its group was taken") {
    Shared world;
    world.leases.most = 1;
    for (auto& plan : world.plans) plan.budget.minutes = 0.5;
    const auto receipt = world.crawl_shared(world.leases);
    CHECK(receipt.sources.at(0).fetched == 3);
    CHECK(receipt.sources.at(1).fetched == 3);
    CHECK(world.clock.now() - world.first_request() > 30s);
}

TEST_CASE("a run that has spent its budget leaves the other groups to others") {
    Shared world;
    world.leases.most = 1;
    world.leases.others = 1000;
    world.settings.run_budget.pages = 3;
    world.crawl_shared(world.leases);
    CHECK(world.leases.finished == std::vector<std::size_t>{0});
    CHECK(world.asked_of("http://b") == 0);
}

TEST_CASE("a crawl waits for groups that others may leave behind") {
    Shared world;
    const auto late = world.leases.free.back();
    world.leases.free.pop_back();
    world.leases.others = 10;
    world.leases.on_take = [&] {
        if (world.leases.others == 5) world.leases.free.push_back(late);
        if (world.leases.others == 5) world.leases.others = 0;
    };
    world.crawl_shared(world.leases);
    CHECK(world.leases.finished == std::vector<std::size_t>{0, 1});
}

TEST_CASE("a robots.txt that leads to a host outside of the group is not followed there") {
    Shared world;
    world.network.script("http://a/robots.txt",
                         answer(301, "", {{"location", "http://elsewhere/robots.txt"}}));
    const auto receipt = world.crawl_shared(world.leases);
    CHECK(world.asked_of("http://elsewhere") == 0);
    CHECK(receipt.sources.at(0).fetched == 0);
    CHECK(receipt.sources.at(0).stopped.find("elsewhere") != std::string::npos);
}

TEST_CASE("plans that share a host, www or not, or a source are one group") {
    const std::vector<crawler::SourcePlan> plans = {
        TwinWorld::plan("one", {"http://a/", "http://b/"}), TwinWorld::plan("two", {"http://c/"}),
        TwinWorld::plan("three", {"https://www.b/x"}), TwinWorld::plan("two", {"http://d/"}),
        TwinWorld::plan("four", {"no address"})};
    const auto groups = crawler::host_groups(plans);
    REQUIRE(groups.size() == 3);
    CHECK(groups[0].hosts == std::set<std::string>{"a", "b"});
    CHECK(groups[0].plans.size() == 2);
    CHECK(groups[1].hosts == std::set<std::string>{"c", "d"});
    CHECK(groups[2].hosts.empty());
}
