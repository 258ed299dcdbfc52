#include "app/side_by_side.h"

#include <atomic>
#include <stdexcept>

#include "tests/catch.h"

using app::SideBySide;

TEST_CASE("results come in the order in which the work was given, whoever is done first") {
    for (const std::size_t threads : {1u, 2u, 8u}) {
        std::vector<int> results;
        SideBySide<int> work{threads, [&](int result) { results.push_back(result); }};
        std::atomic<bool> later_done = threads == 1;
        work.give([&] {
            later_done.wait(false);
            return 0;
        });
        work.give([&] {
            later_done = true;
            later_done.notify_all();
            return 1;
        });
        for (int i = 2; i < 50; ++i) work.give([i] { return i; });
        work.finish();
        REQUIRE(results.size() == 50);
        for (int i = 0; i < 50; ++i) CHECK(results[static_cast<std::size_t>(i)] == i);
    }
}

TEST_CASE("no more work is in memory than four times the threads") {
    std::atomic<int> open = 0;
    std::atomic<int> most = 0;
    SideBySide<int> work{2, [&](int) { --open; }};
    for (int i = 0; i < 100; ++i) {
        most = std::max(most.load(), ++open);
        work.give([] { return 0; });
    }
    work.finish();
    CHECK(most <= 9);
}

TEST_CASE("what a work throws is thrown where the results are handed on") {
    SideBySide<int> work{2, [](int) {}};
    work.give([]() -> int { throw std::runtime_error("unreadable"); });
    CHECK_THROWS_AS(work.finish(), std::runtime_error);
}
