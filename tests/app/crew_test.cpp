#include "app/crew.h"

#include "tests/app/command.h"
#include "tests/catch.h"

using namespace std::chrono_literals;

namespace {

/// A watch that the test moves.
class Watch final : public crawler::Clock {
  public:
    crawler::Moment now() override { return now_; }
    void pass(std::chrono::microseconds span) { now_ += span; }

  private:
    crawler::Moment now_{1'000s};
};

/// A worker with three hosts to share, and another that takes what comes free.
struct Crew {
    Folder folder;
    store::Store store{folder / "n.db"};
    store::WorkQueue queue{store, "one", "1", 100s};
    store::WorkQueue other{store, "other", "2", 100s};
    std::vector<crawler::SourcePlan> plans{
        {"a", {"http://a/"}}, {"b", {"http://b/"}}, {"c", {"http://c/"}}};
    app::Worker worker{.name = "one", .lease = 100s};
    Watch watch;

    app::StoreLeases leases() {
        auto groups = crawler::host_groups(plans);
        queue.join(app::names_of(groups));
        return {queue,  std::move(groups),
                worker, 30s,
                watch,  [](model::Receipt&, const auto&, const auto& end) { return end(); }};
    }
};

}  // namespace

TEST_CASE("A worker takes as many groups as it may visit at a time") {
    Crew crew;
    crew.worker.most_groups = 2;
    auto leases = crew.leases();
    CHECK(leases.take());
    CHECK(leases.take());
    CHECK_FALSE(leases.take());
    model::Receipt visits;
    CHECK(leases.finish(0, visits, {}));
    CHECK(leases.take()->number == 2);
}

TEST_CASE("A lease is renewed in time, also while nothing is asked") {
    Crew crew;
    auto leases = crew.leases();
    leases.take();
    for (int i = 0; i < 10; ++i) {
        crew.watch.pass(60s);
        leases.take();
        CHECK(leases.holds(0));
    }
}

TEST_CASE("A worker whose machine slept notices before it asks that another has its group") {
    Crew crew;
    auto leases = crew.leases();
    leases.take();
    CHECK(leases.holds(0));
    crew.queue.release();
    CHECK(crew.other.take() == 0u);
    crew.watch.pass(1h);
    CHECK_FALSE(leases.holds(0));
    model::Receipt visits;
    CHECK_FALSE(leases.finish(0, visits, {}));
    CHECK(crew.other.finish(0, {}));
}

TEST_CASE("A worker waits for what others hold, unless it is told not to") {
    Crew crew;
    auto leases = crew.leases();
    while (crew.other.take()) continue;
    CHECK_FALSE(leases.take());
    CHECK(leases.may_come());
    crew.worker.wait = false;
    auto hasty = crew.leases();
    CHECK_FALSE(hasty.take());
    CHECK_FALSE(hasty.may_come());
}

TEST_CASE(
    "The worker with the last group knows that the crawl is over, and nobody waits any more") {
    Crew crew;
    auto leases = crew.leases();
    model::Receipt visits;
    for (std::size_t group = 0; group < 3; ++group) {
        CHECK_FALSE(leases.ended_it());
        CHECK(leases.take()->number == group);
        CHECK(leases.finish(group, visits, {}));
    }
    CHECK(leases.ended_it());
    CHECK_FALSE(leases.take());
    CHECK_FALSE(leases.may_come());
}

TEST_CASE("A worker's clock is the database's, whatever its machine's says") {
    Crew crew;
    app::DatabaseClock clock{crew.queue, crew.watch};
    const auto begin = clock.now();
    CHECK(std::chrono::abs(begin - std::chrono::system_clock::now()) < 1min);
    crew.watch.pass(5s);
    CHECK(clock.now() - begin == 5s);
}

TEST_CASE("A worker's name is one that a file's name can hold") {
    CHECK(run({"crawl", "--worker", "a/b"}).status == app::usage);
    CHECK(run({"crawl", "--no-wait"}).status == app::usage);
}
