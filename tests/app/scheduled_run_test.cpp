#include "app/scheduled_run.h"

#include <fstream>

#include "app/health.h"
#include "app/locking.h"
#include "store/store.h"
#include "tests/app/command.h"
#include "tests/catch.h"

using namespace app;

namespace {

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string bytes_of(const std::string& file) {
    std::ostringstream bytes;
    bytes << std::ifstream{file, std::ios::binary}.rdbuf();
    return bytes.str();
}

/// A folder with a config, whose runs end as a test says.
struct Schedule {
    Folder folder;
    std::string file = folder.write("n.toml", "");
    Config config = config_from_toml(
        "notify = [\"dd\", \"status=none\", \"of=" + folder / "notice" + "\"]", folder / "n.toml");

    Ran run(const std::function<RunEnd()>& work) const {
        StoppedClock clock{"2026-11-21T12:00:00Z"};
        std::istringstream in;
        std::ostringstream out;
        std::ostringstream err;
        World world{in, out, err, clock};
        Log log{config.log, world};
        const int status = run_unwatched(config, world, log, work);
        return {status, out.str(), err.str()};
    }
    Health health() const { return read_health(folder / "negenplus.db.health.json").value(); }
    std::string notice() const { return bytes_of(folder / "notice"); }
};

/// What a run gives that found one source blocked.
RunEnd blocked(const Config& config) {
    model::SourceReceipt good;
    good.source = "iens";
    model::SourceReceipt bad;
    bad.source = "zoover";
    bad.stopped = "blocked by a challenge";
    const model::Receipt receipt{{}, {}, false, {good, bad}};
    return {in_part, trouble_line(receipt, config), receipt};
}

}  // namespace

TEST_CASE("a run that is done says nothing, and its health says so") {
    const Schedule schedule;
    const Ran ran = schedule.run([] { return RunEnd{}; });
    CHECK(ran.status == done);
    CHECK(ran.err.empty());
    CHECK(schedule.health().status == done);
    CHECK(schedule.health().last_good == schedule.health().ended);
    CHECK(schedule.notice().empty());
}

TEST_CASE("a run that is done in part says which source and why in one line, and gives notice") {
    const Schedule schedule;
    const Ran ran = schedule.run([&] { return blocked(schedule.config); });
    CHECK(ran.status == in_part);
    CHECK(ran.err ==
          "negenplus: done in part: zoover: blocked by a challenge (`negenplus status "
          "--config " +
              schedule.file + "` tells more)\n");
    CHECK(says(schedule.notice(), "zoover: stopped (blocked by a challenge)"));
    CHECK(says(schedule.notice(), "iens: good"));
    CHECK(schedule.health().sources.size() == 2);
}

TEST_CASE(
    "a run that breaks says why, with the status that fits, and remembers the last good one") {
    const Schedule schedule;
    schedule.run([] { return RunEnd{}; });
    const Ran broken =
        schedule.run([]() -> RunEnd { throw std::runtime_error("the disk is full"); });
    CHECK(broken.status == failed);
    CHECK(broken.err == "negenplus: the run failed: the disk is full\n");
    CHECK(schedule.health().message == "the run failed: the disk is full");
    CHECK(schedule.health().last_good);
    CHECK(schedule.run([]() -> RunEnd { throw UsageError("n.toml:3: no"); }).status == usage);
}

TEST_CASE("while it runs, its health has no end yet") {
    const Schedule schedule;
    schedule.run([&] {
        CHECK_FALSE(schedule.health().ended);
        return RunEnd{};
    });
}

TEST_CASE("a run that finds another at work leaves the other's health alone") {
    const Schedule schedule;
    const store::Lock lock = lock_database(schedule.config);
    CHECK_THROWS_AS(schedule.run([] { return RunEnd{}; }), Busy);
    CHECK_FALSE(std::filesystem::exists(schedule.folder / "negenplus.db.health.json"));
}

TEST_CASE("health that cannot be kept is told once, and makes a run done in part") {
    Schedule schedule;
    schedule.config.health = schedule.file + "/health.json";
    const Ran ran = schedule.run([] { return RunEnd{}; });
    CHECK(ran.status == in_part);
    const std::string told = "negenplus: the health file cannot be written: ";
    CHECK(ran.err.find(told) == 0);
    CHECK(ran.err.find(told, 1) == std::string::npos);
    CHECK(says(schedule.notice(), "negenplus: the health file cannot be written"));
}

TEST_CASE("a run without a config file is refused before it begins") {
    const Folder folder;
    const Ran ran = run({"run", "--db", folder / "n.db"});
    CHECK(ran.status == usage);
    CHECK(says(ran.err, "negenplus init"));
    CHECK_FALSE(std::filesystem::exists(folder / "n.db"));
}

TEST_CASE("status shows the last runs, newest first, and ends with 0 where the last went well") {
    const Schedule schedule;
    {
        store::Store store{schedule.config.database};
        model::SourceReceipt source;
        source.source = "iens";
        source.failed = 2;
        source.errors = {{"retry: time-out", 2}};
        const auto at = [](const char* text) { return *model::instant_from_iso(text); };
        store.keep_receipt(
            {at("2026-11-07T04:00:00Z"), at("2026-11-07T04:00:30Z"), false, {source}});
        source.failed = 0;
        source.errors = {};
        source.new_reviews = 7;
        store.keep_receipt(
            {at("2026-11-14T04:00:00Z"), at("2026-11-14T04:05:00Z"), false, {source}});
    }
    const Ran ran = run({"status", "--config", schedule.file, "--format", "csv"});
    CHECK(ran.status == done);
    CHECK(says(ran.out, "\n2026-11-14T04:00:00Z,5 min,done,0,1 of 1,0,7,"));
    CHECK(says(ran.out, "\n2026-11-07T04:00:00Z,30 s,done in part,1,0 of 1,0,0,"));
    CHECK(run({"status", "--config", schedule.file, "--max-age", "8"}).status == done);
    const Ran old = run({"status", "--config", schedule.file, "--max-age", "2"});
    CHECK(old.status == in_part);
    CHECK(says(old.err, "no run ended well in the last 2 days"));
}

TEST_CASE("status knows of a run that broke before it had a receipt") {
    const Schedule schedule;
    schedule.run([]() -> RunEnd { throw std::runtime_error("the disk is full"); });
    const Ran ran = run({"status", "--config", schedule.file, "--format", "csv"});
    CHECK(ran.status == in_part);
    CHECK(says(ran.out, "failed,3,"));
    CHECK(says(ran.out, "the disk is full"));
}

TEST_CASE("status tells a run that goes on from one that was ended halfway") {
    const Schedule schedule;
    schedule.run([&] {
        const store::Store store{schedule.config.database};
        CHECK(says(run({"status", "--config", schedule.file}).out, "running"));
        return RunEnd{};
    });
    keep_health(health_file(schedule.config), Health{});
    CHECK(says(run({"status", "--config", schedule.file}).out, "ended halfway"));
}

TEST_CASE("status says where there was no run yet") {
    const Schedule schedule;
    const Ran ran = run({"status", "--config", schedule.file});
    CHECK(ran.status == in_part);
    CHECK(says(ran.err, "no run yet"));
}
