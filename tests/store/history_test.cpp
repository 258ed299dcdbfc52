#include "store/history.h"

#include "tests/catch.h"
#include "tests/store/samples.h"

using samples::at;
using samples::average;
using store::complete;
using store::same;
using store::Sighting;

namespace {

/// 8.0 of 10 seen on the first, 8.4 of 12 on the tenth.
std::vector<store::Version<model::Aggregate>> two_versions() {
    return {{at("2026-03-01"), average(8, 10)}, {at("2026-03-10"), average(8.4, 12)}};
}

}  // namespace

TEST_CASE("The first sighting is added") {
    const auto placed = store::place<model::Aggregate>({}, average(8, 10), at("2026-03-01"));
    CHECK(placed.sighting == Sighting::added);
    CHECK(placed.at == 0);
}

TEST_CASE("A sighting that says what stood at its moment is known") {
    const auto placed = store::place(two_versions(), average(8, 10), at("2026-03-05"));
    CHECK(placed.sighting == Sighting::known);
    CHECK(placed.at == 0);
}

TEST_CASE("A sighting that says something else is added where it belongs") {
    CHECK(store::place(two_versions(), average(8.5, 13), at("2026-03-20")).at == 2);
    CHECK(store::place(two_versions(), average(8.2, 11), at("2026-03-05")).at == 1);
    CHECK(store::place(two_versions(), average(7, 4), at("2026-02-01")).at == 0);
}

TEST_CASE("What came back as it was before is added again") {
    const auto placed = store::place(two_versions(), average(8, 10), at("2026-03-20"));
    CHECK(placed.sighting == Sighting::added);
    CHECK(placed.at == 2);
}

TEST_CASE("A later version that was seen earlier already moves back") {
    const auto placed = store::place(two_versions(), average(8.4, 12), at("2026-03-05"));
    CHECK(placed.sighting == Sighting::earlier);
    CHECK(placed.at == 1);
}

TEST_CASE("Two sightings of one moment are both known when they come again") {
    auto versions = two_versions();
    versions[1].seen = versions[0].seen;
    CHECK(store::place(versions, average(8, 10), versions[0].seen).sighting == Sighting::known);
    CHECK(store::place(versions, average(8.4, 12), versions[0].seen).sighting == Sighting::known);
}

TEST_CASE("A histogram belongs to the count that it was shown with") {
    auto full = average(8, 10);
    full.histogram["8"] = 10;
    CHECK(complete(average(8, 10), full).histogram.size() == 1);
    CHECK(complete(average(8.1, 11), full).histogram.empty());
}

TEST_CASE("A review seen with less detail keeps what is known of it") {
    auto known = samples::review("a1", 8, "2015-09-26");
    known.author_key = "ab12";
    known.aspects["food"] = 8;
    known.owner_reply = true;
    model::Review seen;
    seen.id = "a1";
    seen.date = model::date_from_iso("2015-09");
    seen.text = "Heerlijk gegeten…";
    CHECK(same(complete(seen, known), known));
}

TEST_CASE("A review with another score keeps no grade of the old one") {
    auto seen = samples::review("a1", 5);
    seen.grade.reset();
    const auto merged = complete(seen, samples::review("a1", 8));
    CHECK(merged.score->value == 5);
    CHECK_FALSE(merged.grade.has_value());
}

TEST_CASE("Boxes of praise and criticism stay with the text that they make up") {
    model::Review boxed;
    boxed.praise = "Tuin";
    boxed.criticism = "Kou";
    boxed.text = text_of_boxes(boxed);
    model::Review plain;
    plain.text = boxed.text;
    CHECK(store::complete(plain, boxed).praise == "Tuin");
    plain.text = "Iets anders";
    CHECK(store::complete(plain, boxed).criticism.empty());
    model::Review edited = boxed;
    edited.criticism = "Geen warm water";
    edited.text = text_of_boxes(edited);
    CHECK(store::complete(edited, boxed).criticism == "Geen warm water");
    CHECK_FALSE(store::same(edited, boxed));
}
