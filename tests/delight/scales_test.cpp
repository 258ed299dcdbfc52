#include "delight/scales.h"

#include <chrono>

#include "tests/catch.h"
#include "tests/delight/town.h"

using namespace town;

namespace {

constexpr model::Scale stars{1, 5};
constexpr model::Scale school{1, 10};

void add(model::Dossier& dossier, const std::string& from, int reviews, const model::Scale& scale) {
    for (int i = 0; i < reviews; ++i) {
        const model::Day on = day(from) + std::chrono::days{7 * i};
        dossier.listings.front().tallies.push_back({8, model::Date{on}, on, scale});
    }
}

model::Dossier empty() {
    return with(listing("zoover"));
}

}  // namespace

TEST_CASE("a source that went from five to ten points on one day is told with that day") {
    auto dossier = empty();
    add(dossier, "2014-01-01", 40, stars);
    add(dossier, "2015-03-01", 40, school);
    const std::vector dossiers{dossier};
    const auto found = delight::scale_changes(dossiers, today);
    REQUIRE(found.size() == 1);
    CHECK(found.front().source == "zoover");
    CHECK(found.front().before == stars);
    CHECK(found.front().after == school);
    CHECK(found.front().since == day("2015-03-01"));
    CHECK(found.front().reviews_before == 40);
}

TEST_CASE("a stray review on the wrong side does not hide a change") {
    auto dossier = empty();
    add(dossier, "2014-01-01", 40, stars);
    add(dossier, "2015-03-01", 60, school);
    add(dossier, "2015-06-01", 1, stars);
    const std::vector dossiers{dossier};
    CHECK(delight::scale_changes(dossiers, today).size() == 1);
}

TEST_CASE("two scales side by side are no change") {
    auto dossier = empty();
    add(dossier, "2014-01-01", 40, stars);
    add(dossier, "2014-01-02", 40, school);
    const std::vector dossiers{dossier};
    CHECK(delight::scale_changes(dossiers, today).empty());
}

TEST_CASE("a change that came later is not seen") {
    auto dossier = empty();
    add(dossier, "2014-01-01", 40, stars);
    add(dossier, "2015-03-01", 40, school);
    const std::vector dossiers{dossier};
    CHECK(delight::scale_changes(dossiers, day("2015-03-08")).empty());
}
