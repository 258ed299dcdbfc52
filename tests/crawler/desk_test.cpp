#include "crawler/desk.h"

#include <atomic>
#include <stdexcept>

#include "tests/catch.h"

using crawler::Desk;
using crawler::ThreadDesk;

namespace {

/// Waits, without a clock, until all that was given is done; runs it.
void finish(ThreadDesk& desk, std::atomic<int>& wakes, int until) {
    for (int seen = wakes; seen < until; seen = wakes) wakes.wait(seen);
    for (const Desk::Then& then : desk.done()) then();
}

void count(std::atomic<int>& wakes) {
    ++wakes;
    wakes.notify_all();
}

}  // namespace

TEST_CASE("a desk without a thread has done its work when it was given") {
    crawler::DirectDesk desk;
    int result = 0;
    desk.give([&] { return [&] { result = 7; }; });
    CHECK(desk.open() == 1);
    CHECK(result == 0);
    for (const Desk::Then& then : desk.done()) then();
    CHECK(result == 7);
    CHECK(desk.open() == 0);
}

TEST_CASE("a desk works on another thread, in the order given, and hands back to this one") {
    std::atomic<int> wakes = 0;
    ThreadDesk desk([&] { count(wakes); });
    const auto here = std::this_thread::get_id();
    std::vector<int> order;
    bool elsewhere = true;
    bool back = true;
    for (int i = 0; i < 5; ++i) {
        desk.give([&, i]() -> Desk::Then {
            elsewhere = elsewhere && std::this_thread::get_id() != here;
            return [&, i] {
                back = back && std::this_thread::get_id() == here;
                order.push_back(i);
            };
        });
    }
    finish(desk, wakes, 5);
    CHECK(order == std::vector<int>{0, 1, 2, 3, 4});
    CHECK(elsewhere);
    CHECK(back);
    CHECK(desk.open() == 0);
}

TEST_CASE("what a work throws is thrown where its result is asked for") {
    std::atomic<int> wakes = 0;
    ThreadDesk desk([&] { count(wakes); });
    desk.give([]() -> Desk::Then { throw std::runtime_error("disk full"); });
    CHECK_THROWS_AS(finish(desk, wakes, 1), std::runtime_error);
}

TEST_CASE("a desk that goes leaves undone what has not begun") {
    std::atomic<int> begun = 0;
    {
        std::atomic<bool> go = false;
        ThreadDesk desk([] {});
        desk.give([&]() -> Desk::Then {
            ++begun;
            begun.notify_all();
            go.wait(false);
            return [] {};
        });
        begun.wait(0);
        desk.give([&]() -> Desk::Then {
            ++begun;
            return [] {};
        });
        go = true;
        go.notify_all();
    }
    CHECK(begun >= 1);
}

TEST_CASE("a desk that is abandoned ends what has begun, drops the rest and hands out nothing") {
    ThreadDesk desk([] {});
    std::atomic<bool> saw_both = false;
    bool ended = false;
    bool second = false;
    desk.give([&]() -> Desk::Then {
        while (desk.open() != 2) std::this_thread::yield();  // until the second one is given
        saw_both = true;
        while (desk.open() != 1) std::this_thread::yield();  // and dropped
        ended = true;
        return [] {};
    });
    desk.give([&]() -> Desk::Then {
        second = true;
        return [] {};
    });
    while (!saw_both) std::this_thread::yield();
    desk.abandon();
    CHECK(ended);
    CHECK_FALSE(second);
    CHECK(desk.open() == 0);
    CHECK(desk.done().empty());
}
