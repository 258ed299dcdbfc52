#include "model/date.h"

#include "tests/catch.h"

using namespace model;

TEST_CASE("a date is written as precisely as it is known") {
    CHECK(to_string(*date_from_iso("2015-09-26")) == "2015-09-26");
    CHECK(to_string(*date_from_iso("2015-09")) == "2015-09");
    CHECK(to_string(*date_from_iso("2015")) == "2015");
}

TEST_CASE("an impossible day or a trailing text is no date") {
    CHECK_FALSE(date_from_iso("2015-02-29"));
    CHECK_FALSE(date_from_iso("2015-9-26"));
    CHECK_FALSE(date_from_iso("2015-09-26T10:00"));
    CHECK_FALSE(date_from_iso(""));
}

TEST_CASE("a period ends on its last day") {
    CHECK(to_string(date_from_iso("2016-02")->last()) == "2016-02-29");
    CHECK(to_string(date_from_iso("2016")->last()) == "2016-12-31");
    CHECK(to_string(date_from_iso("2016-02-03")->last()) == "2016-02-03");
}

TEST_CASE("an instant with an offset is told in UTC") {
    CHECK(to_string(*instant_from_iso("2015-09-26T00:12:14+02:00")) == "2015-09-25T22:12:14Z");
    CHECK(to_string(*instant_from_iso("2015-09-26T10:12:14.123Z")) == "2015-09-26T10:12:14Z");
    CHECK(to_string(*instant_from_iso("2015-09-26T10:12:14-0530")) == "2015-09-26T15:42:14Z");
    CHECK_FALSE(instant_from_iso("2015-09-26T25:00:00Z"));
    CHECK_FALSE(instant_from_iso("2015-09-26"));
}
