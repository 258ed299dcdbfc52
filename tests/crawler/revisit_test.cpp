#include "crawler/revisit.h"

#include "tests/catch.h"

using crawler::Known;
using crawler::Lead;
using crawler::Settings;
using namespace std::chrono_literals;

namespace {

constexpr auto day = 86400s;
const model::Instant begin{1'700'000'000s};

/// A page watched for so many days, with so many changes in them.
Known watched(int days, long changes) {
    Known known;
    known.first_fetched = known.changed = begin;
    known.fetched = begin + days * day;
    known.changes = changes;
    return known;
}

}  // namespace

TEST_CASE("a page that is new here is asked for in every run") {
    CHECK(resting_time(watched(0, 0), Settings{}) == 0s);
    CHECK(is_due(watched(0, 0), Lead{}, Settings{}, begin));
}

TEST_CASE("a page rests a tenth of the mean time between its changes") {
    // (9 + ½) changes in 95 days: one in ten days.
    CHECK(resting_time(watched(95, 9), Settings{}) == day);
    Settings settings;
    settings.revisit_share = 0.5;
    CHECK(resting_time(watched(95, 9), settings) == 5 * day);
}

TEST_CASE("a page that never changes rests ever longer, up to the limit") {
    CHECK(resting_time(watched(10, 0), Settings{}) == 2 * day);
    CHECK(resting_time(watched(20, 0), Settings{}) == 4 * day);
    CHECK(resting_time(watched(1000, 0), Settings{}) == 30 * day);
}

TEST_CASE("a page that changes often hardly rests however long it is watched") {
    CHECK(resting_time(watched(1000, 2000), Settings{}) < day / 10);
}

TEST_CASE("a page that is gone rests a day, then as long as it has been gone") {
    Known gone = watched(0, 0);
    gone.status = 404;
    CHECK(resting_time(gone, Settings{}) == day);
    gone.fetched = gone.changed + 4 * day;
    CHECK(resting_time(gone, Settings{}) == 4 * day);
    gone.fetched = gone.changed + 400 * day;
    CHECK(resting_time(gone, Settings{}) == 30 * day);
}

TEST_CASE("a page is due when its rest is over, and not before") {
    const Known known = watched(95, 9);
    CHECK_FALSE(is_due(known, Lead{}, Settings{}, known.fetched + day - 1s));
    CHECK(is_due(known, Lead{}, Settings{}, known.fetched + day));
}

TEST_CASE("a page behind one without news rests, but no longer than any page may") {
    const Known known = watched(95, 9);
    const Lead behind{true, std::nullopt};
    CHECK_FALSE(is_due(known, behind, Settings{}, known.fetched + 29 * day));
    CHECK(is_due(known, behind, Settings{}, known.fetched + 30 * day));
}

TEST_CASE("a lastmod after the last visit wakes a page, one of the same day too") {
    const Known known = watched(95, 9);
    CHECK(is_due(known, {false, known.fetched + 1s}, Settings{}, known.fetched + 2s));
    CHECK(is_due(known, {true, known.fetched - 23h}, Settings{}, known.fetched + 2s));
}

TEST_CASE("a lastmod before the last visit lets a page rest though its rest is over") {
    Known known = watched(95, 9);
    CHECK_FALSE(is_due(known, {false, known.fetched - 25h}, Settings{}, known.fetched + 2 * day));
}

TEST_CASE("a sitemap that was caught is not believed that a page is as it was") {
    Known known = watched(95, 9);
    known.changed = known.fetched;
    CHECK(is_due(known, {false, known.fetched - 9 * day}, Settings{}, known.fetched + 2 * day));
}

TEST_CASE("every page is due when the user says so") {
    Settings settings;
    settings.every_page = true;
    CHECK(is_due(watched(95, 9), {true, begin}, settings, begin + 95 * day));
}
