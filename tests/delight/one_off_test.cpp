#include "delight/one_off.h"

#include "delight/excess.h"
#include "tests/catch.h"
#include "tests/delight/crowd.h"

namespace {

using crowd::Crowd;

/// Twenty businesses with twenty tens each, of which the first `strangers` have authors who are
/// met once.
Crowd tens(int strangers) {
    Crowd crowd;
    for (std::size_t b = 0; b < 20; ++b) {
        crowd::add_business(crowd);
        for (int i = 0; i < 20; ++i) {
            const bool stranger = i < strangers;
            crowd::add_review(
                crowd, b, 40 * i, 10,
                stranger ? "s" + std::to_string(b) + "-" + std::to_string(i) : "regular", "");
        }
    }
    return crowd;
}

void add_strangers(Crowd& crowd, std::size_t business, int count, double grade) {
    for (int i = 0; i < count; ++i)
        crowd::add_review(crowd, business, 900 + i, grade, "x" + std::to_string(i), "");
}

/// Twenty businesses with twenty delighted reviews whose words agree, one in twenty apart.
Crowd toned(std::optional<double> tone) {
    Crowd crowd;
    for (std::size_t b = 0; b < 20; ++b) {
        crowd::add_business(crowd);
        for (int i = 0; i < 20; ++i) {
            const auto odd = tone && i == 0 ? std::optional{-*tone} : tone;
            crowd::add_review(crowd, b, 40 * i, 10, "a", "", odd);
        }
    }
    return crowd;
}

}  // namespace

TEST_CASE("Strangers who give tens everywhere alike are nothing unusual") {
    CHECK(one_off_extremes(tens(6).chorus()).empty());
}

TEST_CASE("A business with far more tens of strangers than its source usually has is told") {
    Crowd crowd = tens(6);
    add_strangers(crowd, 3, 30, 10);
    const auto found = one_off_extremes(crowd.chorus());
    REQUIRE(found.size() == 1);
    CHECK(found[0].business == 3);
    CHECK(found[0].pattern.n == 36);
    CHECK(found[0].pattern.of == 50);
    CHECK(found[0].pattern.usual == Approx(15).margin(1));
}

TEST_CASE("Strangers who give eights are no extreme raters") {
    Crowd crowd = tens(6);
    add_strangers(crowd, 3, 30, 8);
    CHECK(one_off_extremes(crowd.chorus()).empty());
}

TEST_CASE("Where every author is met once, strangers tell nothing") {
    Crowd crowd = tens(20);
    add_strangers(crowd, 3, 30, 10);
    CHECK(one_off_extremes(crowd.chorus()).empty());
}

TEST_CASE("Authors who are not known are no strangers") {
    Crowd crowd = tens(6);
    for (int i = 0; i < 30; ++i) crowd::add_review(crowd, 3, 900 + i, 10, "", "");
    CHECK(one_off_extremes(crowd.chorus()).empty());
}

TEST_CASE("Words that were not read contradict nothing") {
    CHECK(words_against_grade(toned(std::nullopt).chorus(), {}).empty());
}

TEST_CASE("Words that contradict the number as often as everywhere are nothing unusual") {
    CHECK(words_against_grade(toned(0.8).chorus(), {}).empty());
}

TEST_CASE("A business whose words often contradict the number is told") {
    Crowd crowd = toned(0.8);
    for (int i = 0; i < 8; ++i) crowd::add_review(crowd, 7, 900 + i, 10, "b", "", -0.7);
    const auto found = words_against_grade(crowd.chorus(), {});
    REQUIRE(found.size() == 1);
    CHECK(found[0].business == 7);
    CHECK(found[0].pattern.n == 9);
}

TEST_CASE("Fewer than ten businesses do not tell what is usual") {
    const std::vector<delight::Share> shares(9, {10, 10});
    CHECK(delight::excesses(shares).front().p == 1);
}

TEST_CASE("What stands out does not widen what is usual") {
    std::vector<delight::Share> shares(30, {2, 40});
    shares[4] = {30, 40};
    CHECK(delight::excesses(shares)[4].usual == Approx(2).margin(0.3));
}
