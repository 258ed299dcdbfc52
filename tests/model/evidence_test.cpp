#include "model/evidence.h"

#include <algorithm>
#include <random>

#include "tests/catch.h"

namespace {

model::Day day(const std::string& iso) {
    return model::date_from_iso(iso)->first;
}

const model::Day seen = day("2017-06-01");

model::Day counts(const std::string& date, model::Day first_seen = seen) {
    return model::counts_from(model::date_from_iso(date), first_seen);
}

model::RatingTally alike(double grade, const std::string& date, long count,
                         model::Scale scale = {1, 10}) {
    const auto given = date.empty() ? std::nullopt : model::date_from_iso(date);
    return {grade, given, model::counts_from(given, seen), scale, count};
}

}  // namespace

TEST_CASE("a date known to the month counts from its last day") {
    CHECK(counts("2016-02") == day("2016-02-29"));
}

TEST_CASE("a date known to the month counts from the day it was first seen if that was earlier") {
    CHECK(counts("2016-02", day("2016-02-10")) == day("2016-02-10"));
}

TEST_CASE("a date known to the year counts from its last day") {
    CHECK(counts("2016") == day("2016-12-31"));
}

TEST_CASE("a date known to the day counts from that day whenever it was seen") {
    CHECK(counts("2016-02-03") == day("2016-02-03"));
    CHECK(counts("2016-02-03", day("2015-01-01")) == day("2016-02-03"));
}

TEST_CASE("an undated rating counts from the day it was first seen") {
    CHECK(model::counts_from(std::nullopt, seen) == seen);
}

TEST_CASE("ratings that are alike fold into one tally with their count") {
    std::vector tallies{alike(9, "2016-02-03", 1), alike(8, "2016-02-03", 1),
                        alike(9, "2016-02-03", 3)};
    model::fold(tallies);
    REQUIRE(tallies.size() == 2);
    CHECK(tallies[0].grade == 8);
    CHECK(tallies[1].grade == 9);
    CHECK(tallies[1].count == 4);
}

TEST_CASE("another grade, scale, precision, date or none at all keeps ratings apart") {
    std::vector tallies{alike(9, "2016-02-29", 1), alike(9, "2016-02-29", 1, {1, 5}),
                        alike(9, "2016-02", 1),    alike(9, "2016-03-01", 1),
                        alike(9, "", 1),           alike(9.5, "2016-02-29", 1)};
    model::fold(tallies);
    CHECK(tallies.size() == 6);
}

TEST_CASE("tallies have one order, whatever it was before") {
    std::vector tallies{alike(9, "2016-02-29", 1), alike(9, "2016-02-29", 2, {1, 5}),
                        alike(9, "2016-02", 3),    alike(9, "2016", 4),
                        alike(8, "", 5),           alike(9, "", 6)};
    std::vector<long> first;
    std::mt19937 random{3};
    for (int round = 0; round < 20; ++round) {
        std::shuffle(tallies.begin(), tallies.end(), random);
        model::fold(tallies);
        std::vector<long> counts;
        for (const auto& each : tallies) counts.push_back(each.count);
        if (round == 0) first = counts;
        CHECK(counts == first);
    }
    CHECK(first.size() == 6);
}

TEST_CASE("no tallies stay none") {
    std::vector<model::RatingTally> none;
    model::fold(none);
    CHECK(none.empty());
}
