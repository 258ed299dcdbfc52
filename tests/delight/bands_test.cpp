#include "delight/bands.h"

#include "delight/statistics.h"
#include "tests/catch.h"

using delight::Band;
using delight::band_of;
using delight::Rules;

namespace {

model::Aggregate histogram(std::map<std::string, long> counts, std::optional<model::Scale> scale) {
    model::Aggregate aggregate;
    if (scale) aggregate.score = model::Score{scale->worst, *scale};
    aggregate.histogram = std::move(counts);
    return aggregate;
}

/// The ratings of a histogram by band.
delight::Shares bands(std::map<std::string, long> counts,
                      std::optional<model::Scale> scale = model::Scale{1, 10}) {
    delight::Shares found{};
    for (const auto& [grade, count] : delight::read_histogram(histogram(std::move(counts), scale)))
        found.at(delight::index(band_of(grade, Rules{}))) += count;
    return found;
}

void check_bands(const delight::Shares& found, const delight::Shares& expected) {
    for (std::size_t k = 0; k < 3; ++k) CHECK(found.at(k) == Approx(expected.at(k)).margin(1e-9));
}

}  // namespace

TEST_CASE("the cuts themselves belong to the better band") {
    CHECK(band_of(8.5, {}) == Band::delighted);
    CHECK(band_of(8.49, {}) == Band::satisfied);
    CHECK(band_of(6.5, {}) == Band::satisfied);
    CHECK(band_of(6.49, {}) == Band::disappointed);
}

TEST_CASE("the cuts are the rules' own") {
    Rules rules;
    rules.delighted_from = 9;
    CHECK(band_of(8.99, rules) == Band::satisfied);
    CHECK(band_of(9, rules) == Band::delighted);
}

TEST_CASE("a grade is rounded half up to its place in the histogram") {
    CHECK(delight::grade_place(1) == 0);
    CHECK(delight::grade_place(7.49) == 6);
    CHECK(delight::grade_place(7.5) == 7);
    CHECK(delight::grade_place(10) == 9);
}

TEST_CASE("a histogram of single scores falls into its bands") {
    check_bands(bands({{"10", 15}, {"9", 79}, {"8", 58}, {"7", 25}, {"<7", 11}}), {94, 83, 11});
}

TEST_CASE("five stars map by grade: four is satisfied, three is disappointed") {
    check_bands(bands({{"5", 4}, {"4", 3}, {"3", 2}, {"1", 1}}, model::Scale{1, 5}), {4, 3, 3});
}

TEST_CASE("half stars and decimal commas are read") {
    check_bands(bands({{"4.5", 2}, {"4,0", 1}}, model::Scale{1, 5}), {2, 1, 0});
}

TEST_CASE("ranges and bounds within one band count whole") {
    check_bands(bands({{"9-10", 5}, {"7-8", 4}, {"<= 6", 3}}), {5, 4, 3});
    check_bands(bands({{">=9", 5}, {"7\u20138", 4}, {"1-6", 3}}), {5, 4, 3});
    check_bands(bands({{">8", 2}, {"9+", 1}}), {3, 0, 0});
}

TEST_CASE("a range across a cut is spread evenly over its scores") {
    check_bands(bands({{"8-9", 10}}), {5, 5, 0});
    check_bands(bands({{"6-6.5", 10}}), {0, 5, 5});
}

TEST_CASE("below a bound each grade further down is half as likely") {
    const auto grades = delight::read_histogram(histogram({{"<4", 7}}, model::Scale{1, 10}));
    REQUIRE(grades.size() == 3);
    CHECK(grades[0].count == Approx(1));
    CHECK(grades[1].count == Approx(2));
    CHECK(grades[2].count == Approx(4));
    CHECK(grades[2].grade == 3);
}

TEST_CASE("without a score's scale, a key above five tells a ten-point scale") {
    check_bands(bands({{"10", 1}, {"5", 1}}, std::nullopt), {1, 0, 1});
    check_bands(bands({{"5", 1}, {"1", 1}}, std::nullopt), {1, 0, 1});
}

TEST_CASE("a key that is none or lies outside the scale is left out") {
    CHECK(delight::read_histogram(histogram({{"good", 3}, {"", 1}, {"-", 1}}, {})).empty());
    check_bands(bands({{"12", 3}, {"0", 2}, {"9", 1}}), {1, 0, 0});
    check_bands(bands({{"0-5.5", 3}}), {0, 0, 3});
    check_bands(bands({{"<7", 3}}, model::Scale{1, 5}), {0, 0, 0});
}
