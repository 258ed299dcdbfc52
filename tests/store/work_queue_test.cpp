// The queue that crawlers share. A lease of no length has run out when it is taken: nothing waits.
#include "store/work_queue.h"

#include "store/lock.h"
#include "tests/catch.h"
#include "tests/store/server.h"

using namespace std::chrono_literals;
using samples::Folder;
using store::Lock;
using store::Store;
using store::WorkQueue;
using Joined = WorkQueue::Joined;

namespace {

const std::vector<std::string> groups = {"a", "b", "c"};
const std::vector<std::string> other_groups = {"a", "d"};

/// Two workers, each with a connection of its own, as two processes have.
struct Crew {
    Folder folder;
    Store first_store{samples::database(folder)};
    Store second_store{samples::database(folder)};
    WorkQueue first{first_store, "first", "1", 1h};
    WorkQueue second{second_store, "second", "2", 1h};
    WorkQueue slow{first_store, "slow", "3", 0ms};  // whose leases run out at once

    static void do_all(WorkQueue& queue) {
        while (const auto group = queue.take()) CHECK(queue.finish(*group, {}));
    }
};

}  // namespace

TEST_CASE("The first worker begins a crawl and the others join it") {
    Crew crew;
    CHECK(crew.first.join(groups) == Joined::begun);
    CHECK(crew.second.join(groups) == Joined::going_on);
    CHECK(crew.second.take() == 0u);
}

TEST_CASE("No two workers get one group") {
    Crew crew;
    crew.first.join(groups);
    CHECK(crew.first.take() == 0u);
    CHECK(crew.second.take() == 1u);
    CHECK(crew.first.take() == 2u);
    CHECK_FALSE(crew.second.take());
}

TEST_CASE("A group whose lease ran out is another's") {
    Crew crew;
    crew.slow.join(groups);
    CHECK(crew.slow.take() == 0u);
    CHECK(crew.second.take() == 0u);
    CHECK(crew.slow.renew().empty());
    CHECK_FALSE(crew.slow.finish(0, {}));
    CHECK(crew.second.finish(0, {}));
}

TEST_CASE("A lease that ran out unnoticed is renewed, and not taken once more by its holder") {
    Crew crew;
    crew.slow.join(groups);
    CHECK(crew.slow.take() == 0u);
    CHECK(crew.slow.take() == 1u);
    CHECK(crew.slow.renew().size() == 2);
    CHECK(crew.slow.finish(0, {}));
}

TEST_CASE("Two starts of one worker are two holders") {
    Crew crew;
    WorkQueue again{crew.second_store, "first", "4", 1h};
    crew.first.join(groups);
    crew.first.take();
    CHECK(again.take() == 1u);
    CHECK_FALSE(again.finish(0, {}));
}

TEST_CASE("What a worker gives back waits again") {
    Crew crew;
    crew.first.join(groups);
    crew.first.take();
    crew.first.take();
    CHECK(crew.first.finish(1, {}));
    crew.first.release();
    CHECK(crew.second.take() == 0u);
    CHECK(crew.second.take() == 2u);
}

TEST_CASE("A crawl is unfinished until its last group is done") {
    Crew crew;
    CHECK_FALSE(crew.first.unfinished());
    crew.first.join(groups);
    const auto last = crew.second.take();
    Crew::do_all(crew.first);
    CHECK(crew.first.unfinished());
    CHECK(crew.second.finish(last.value(), {}));
    CHECK_FALSE(crew.first.unfinished());
}

TEST_CASE("A worker that was at a crawl's end begins the next one") {
    Crew crew;
    crew.first.join(groups);
    Crew::do_all(crew.first);
    crew.first.leave();
    CHECK(crew.first.join(groups) == Joined::begun);
    CHECK(crew.first.take() == 0u);
}

TEST_CASE("A worker that comes too late, or was killed at the end, begins no second crawl") {
    Crew crew;
    crew.first.join(groups);
    Crew::do_all(crew.first);
    CHECK(crew.first.join(groups) == Joined::over);
    CHECK(crew.second.join(groups) == Joined::over);
    CHECK_FALSE(crew.second.take());
    CHECK(crew.second.join(groups) == Joined::begun);
}

TEST_CASE("A worker that leaves before the end joins the same crawl again") {
    Crew crew;
    crew.first.join(groups);
    crew.first.leave();
    CHECK(crew.first.join(groups) == Joined::going_on);
}

TEST_CASE("Another config waits for those who are at work, and then begins its own crawl") {
    Crew crew;
    crew.first.join(groups);
    crew.first.take();
    CHECK(crew.second.join(other_groups) == Joined::other);
    CHECK(WorkQueue::at_work(crew.second_store) == "first");
    crew.first.release();
    CHECK_FALSE(WorkQueue::at_work(crew.second_store));
    CHECK(crew.second.join(other_groups) == Joined::begun);
    CHECK_FALSE(crew.first.finish(0, {}));
}

TEST_CASE("A changed config begins a crawl although the last has just ended") {
    Crew crew;
    crew.first.join(groups);
    Crew::do_all(crew.first);
    CHECK(crew.second.join(other_groups) == Joined::begun);
}

TEST_CASE("The queue is as it was after its store is opened anew") {
    Crew crew;
    crew.first.join(groups);
    crew.first.take();
    Store reopened{samples::database(crew.folder)};
    WorkQueue third{reopened, "third", "5", 1h};
    CHECK(third.join(groups) == Joined::going_on);
    CHECK(third.take() == 1u);
}

TEST_CASE("The database's clock is that of the world") {
    const Crew crew;
    const auto now = std::chrono::system_clock::now();
    const auto told = crew.first.now();
    CHECK(told > now - 1min);
    CHECK(told < now + 1min);
}

TEST_CASE("A crawl that many share has one receipt, when its last group is done") {
    Crew crew;
    crew.first.join(groups);
    crew.first.take();
    crew.second.take();
    crew.first.take();
    const auto visit = [](const std::string& source) {
        model::SourceReceipt receipt;
        receipt.source = source;
        receipt.fetched = 7;
        return std::vector{receipt};
    };
    CHECK(crew.first.finish(2, visit("c")));
    CHECK(crew.second.finish(1, visit("b")));
    CHECK_FALSE(crew.first_store.last_receipt());
    CHECK(crew.first.finish(0, visit("a")));
    const auto receipts = crew.second_store.receipts(10);
    REQUIRE(receipts.size() == 1);
    REQUIRE(receipts[0].sources.size() == 3);
    CHECK(receipts[0].sources[0].source == "a");
    CHECK(receipts[0].sources[2].fetched == 7);
    CHECK(receipts[0].ended >= receipts[0].started);
    CHECK_FALSE(receipts[0].interrupted);
}

TEST_CASE("Workers share a lock that a run has alone") {
    const Folder folder;
    const auto name = samples::database(folder);
    {
        const auto one = Lock::take(name, Lock::Sharing::shared);
        const auto two = Lock::take(name, Lock::Sharing::shared);
        CHECK(one);
        CHECK(two);
        CHECK_FALSE(Lock::take(name));
    }
    const auto run = Lock::take(name);
    CHECK(run);
    CHECK_FALSE(Lock::take(name, Lock::Sharing::shared));
}
