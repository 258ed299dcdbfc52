#include "app/health.h"

#include "tests/app/command.h"
#include "tests/catch.h"

using namespace app;

namespace {

model::Instant at(const char* text) {
    return *model::instant_from_iso(text);
}

}  // namespace

TEST_CASE("health comes back as it was kept") {
    const Folder folder;
    const Health kept{at("2026-11-21T04:00:00Z"),
                      at("2026-11-21T04:10:00Z"),
                      1,
                      "done in part: iens: \"blocked\"",
                      at("2026-11-14T04:10:00Z"),
                      {{"iens", "stopped", "blocked", 3, 2}}};
    keep_health(folder / "h.json", kept);
    const auto read = read_health(folder / "h.json");
    REQUIRE(read);
    CHECK(read->started == kept.started);
    CHECK(read->ended == kept.ended);
    CHECK(read->status == 1);
    CHECK(read->message == kept.message);
    CHECK(read->last_good == kept.last_good);
    REQUIRE(read->sources.size() == 1);
    CHECK(read->sources[0].state == "stopped");
    CHECK(read->sources[0].remark == "blocked");
    CHECK(read->sources[0].fetched == 3);
    CHECK(read->sources[0].new_reviews == 2);
}

TEST_CASE("a run that goes on has no end and no status") {
    const Folder folder;
    Health running;
    running.started = at("2026-11-21T04:00:00Z");
    keep_health(folder / "h.json", running);
    const auto read = read_health(folder / "h.json");
    REQUIRE(read);
    CHECK_FALSE(read->ended);
    CHECK_FALSE(read->status);
}

TEST_CASE("a health file that is no such thing is as none") {
    const Folder folder;
    CHECK_FALSE(read_health(folder / "none.json"));
    CHECK_FALSE(read_health(folder.write("a.json", "{\"started\":7}")));
    CHECK_FALSE(read_health(folder.write("b.json", "[")));
}

TEST_CASE("health that cannot be written throws, and leaves no half of it") {
    const Folder folder;
    CHECK_THROWS(keep_health(folder.write("plain", "") + "/h.json", {}));
}

TEST_CASE("a source is as well as its visit went") {
    model::SourceReceipt source;
    CHECK(health_of(source).state == "good");
    source.left = 3;
    CHECK(health_of(source).state == "left");
    source.failed = 1;
    CHECK(health_of(source).state == "failing");
    source.layout = {"0 of 9 pages give a score"};
    CHECK(health_of(source).state == "layout changed");
    source.stopped = "blocked";
    CHECK(health_of(source).state == "stopped");
}
