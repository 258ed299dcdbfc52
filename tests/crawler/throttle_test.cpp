#include "crawler/throttle.h"

#include "tests/catch.h"

using crawler::Moment;
using crawler::Throttle;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

const Moment start{seconds(1'000'000)};

}  // namespace

TEST_CASE("a host may be asked at once the first time, and then after the floor") {
    Throttle throttle(seconds(5), seconds(600));
    CHECK(throttle.ready_at() <= start);
    throttle.started(start);
    throttle.answered(start + seconds(1), milliseconds(200), true);
    CHECK(throttle.ready_at() == start + seconds(6));
}

TEST_CASE("the larger floor holds") {
    Throttle throttle(seconds(5), seconds(600));
    throttle.raise_floor(seconds(10));
    throttle.raise_floor(seconds(2));
    CHECK(throttle.delay() == seconds(10));
}

TEST_CASE("the delay follows the answering time up at once and down by halves") {
    Throttle throttle(seconds(1), seconds(600));
    throttle.answered(start, seconds(8), true);
    CHECK(throttle.delay() == seconds(8));
    throttle.answered(start, seconds(2), true);
    CHECK(throttle.delay() == seconds(5));
    for (int i = 0; i < 20; ++i) throttle.answered(start, milliseconds(1), true);
    CHECK(throttle.delay() == seconds(1));
}

TEST_CASE("a quick error does not shorten the delay") {
    Throttle throttle(seconds(1), seconds(600));
    throttle.answered(start, seconds(8), true);
    throttle.answered(start, milliseconds(1), false);
    CHECK(throttle.delay() == seconds(8));
}

TEST_CASE("each push-back doubles the delay and good answers halve it again") {
    Throttle throttle(seconds(5), seconds(600));
    throttle.pushed_back(start, std::nullopt);
    CHECK(throttle.delay() == seconds(10));
    throttle.pushed_back(start, std::nullopt);
    CHECK(throttle.delay() == seconds(20));
    throttle.answered(start, milliseconds(1), true);
    CHECK(throttle.delay() == seconds(10));
    for (int i = 0; i < 10; ++i) throttle.answered(start, milliseconds(1), true);
    CHECK(throttle.delay() == seconds(5));
}

TEST_CASE("push-backs without end exhaust the patience") {
    Throttle throttle(seconds(5), seconds(600));
    for (int i = 0; i < 6; ++i) throttle.pushed_back(start, std::nullopt);
    CHECK_FALSE(throttle.exhausted(start));
    throttle.pushed_back(start, std::nullopt);
    CHECK(throttle.exhausted(start));
}

TEST_CASE("a Retry-After is kept, also where it is longer than the back-off") {
    Throttle throttle(seconds(5), seconds(600));
    throttle.pushed_back(start, seconds(100));
    CHECK(throttle.ready_at() == start + seconds(100));
    CHECK_FALSE(throttle.exhausted(start));
}

TEST_CASE("a rest longer than the limit exhausts the patience until it is over") {
    Throttle throttle(seconds(5), seconds(600));
    throttle.rest_until(start + seconds(601));
    CHECK(throttle.exhausted(start));
    CHECK_FALSE(throttle.exhausted(start + seconds(2)));
}

TEST_CASE("the shortest interval between two requests is measured from answer to request") {
    Throttle throttle(seconds(0), seconds(600));
    throttle.started(start);
    CHECK_FALSE(throttle.shortest());
    throttle.answered(start + seconds(1), milliseconds(1), true);
    throttle.started(start + seconds(7));
    throttle.answered(start + seconds(8), milliseconds(1), true);
    throttle.started(start + seconds(11));
    CHECK(throttle.shortest() == seconds(3));
}
