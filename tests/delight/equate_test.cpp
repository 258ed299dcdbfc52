#include "delight/equate.h"

#include <cmath>
#include <random>

#include "delight/delight.h"
#include "tests/catch.h"
#include "tests/delight/town.h"

using namespace town;
using delight::Bias;
using delight::Sighting;

namespace {

/// Businesses on two sources, the second of which shows more by `gap`, each with a difference of
/// its own.
std::vector<Sighting> two_sources(int businesses, double gap, double tau, unsigned seed) {
    std::mt19937 random{seed};
    std::normal_distribution<double> normal;
    std::vector<Sighting> made;
    for (std::size_t i = 0; i < static_cast<std::size_t>(businesses); ++i) {
        const double level = 7 + normal(random);
        for (std::size_t s = 0; s < 2; ++s)
            made.push_back(
                {i, s, level + (s == 1 ? gap : 0) + tau * normal(random) + 0.3 * normal(random),
                 0.09});
    }
    return made;
}

model::Dossier on_two(std::int64_t id, std::map<std::string, long> one,
                      std::map<std::string, long> other) {
    auto made = business(id, "hotel", "Ommen");
    made.listings = {histogram_listing(std::move(one), "iens"),
                     histogram_listing(std::move(other), "zoover")};
    return made;
}

std::vector<model::Dossier> generous_zoover(int businesses) {
    std::vector<model::Dossier> made;
    for (int i = 0; i < businesses; ++i)
        made.push_back(
            on_two(i + 1, {{"9", 20 + i % 5}, {"8", 80}}, {{"9", 40 + i % 5}, {"8", 60}}));
    return made;
}

}  // namespace

TEST_CASE("a source's bias is found with its error, half on either side") {
    const auto found = delight::biases(two_sources(100, 0.8, 0.2, 1), 2, 10);
    REQUIRE(found.size() == 2);
    CHECK(found[1].mean == Approx(0.4).margin(0.06));
    CHECK(found[0].mean == Approx(-found[1].mean));
    CHECK(found[0].businesses == 100);
    // Half of a mean difference of 100 whose variance is 2 (0.04 + 0.09).
    CHECK(found[1].error == Approx(std::sqrt(0.26 / 100) / 2).epsilon(0.25));
}

TEST_CASE("nine in ten intervals of a bias hold the true one") {
    int held = 0;
    for (unsigned seed = 1; seed <= 300; ++seed) {
        const Bias one = delight::biases(two_sources(25, 0.8, 0.4, seed), 2, 10)[1];
        held += std::abs(one.mean - 0.4) <= 1.6449 * one.error ? 1 : 0;
    }
    CHECK(held >= 258);
    CHECK(held <= 285);
}

TEST_CASE("a business on one source says nothing of a bias") {
    auto sightings = two_sources(20, 0.8, 0, 3);
    const double before = delight::biases(sightings, 2, 10)[1].mean;
    for (std::size_t i = 100; i < 200; ++i) sightings.push_back({i, 0, 2, 0.01});
    CHECK(delight::biases(sightings, 2, 10)[1].mean == Approx(before));
}

TEST_CASE("below the least number of shared businesses nothing is guessed") {
    const auto found = delight::biases(two_sources(9, 0.8, 0.1, 1), 2, 10);
    CHECK_FALSE(found[0].known);
    CHECK(found[0].businesses == 9);
}

TEST_CASE("a source with too few shared businesses does not spoil the others") {
    auto sightings = two_sources(20, 0.8, 0, 3);
    for (std::size_t i = 0; i < 4; ++i) sightings.push_back({i, 2, 1, 0.01});
    const auto found = delight::biases(sightings, 3, 10);
    CHECK(found[1].known);
    CHECK_FALSE(found[2].known);
    CHECK(found[1].mean == Approx(0.4).margin(0.15));
}

TEST_CASE("sources that nothing links are not compared") {
    auto sightings = two_sources(20, 0.8, 0, 3);
    for (const Sighting& one : two_sources(20, -0.6, 0, 4))
        sightings.push_back({one.business + 100, one.source + 2, one.value + 3, one.variance});
    const auto found = delight::biases(sightings, 4, 10);
    CHECK(found[0].mean + found[1].mean == Approx(0).margin(1e-9));
    CHECK(found[2].mean == Approx(0.3).margin(0.15));
}

TEST_CASE("a share is equated on the scale of its odds") {
    const model::Estimate share{0.5, 0.4, 0.6};
    const auto equated = delight::equated_share(share, {30, std::log(2.0), 0, true});
    CHECK(equated.mean == Approx(1.0 / 3));
    CHECK(equated.low == Approx(0.25));
}

TEST_CASE("a doubtful bias widens the interval, and a grade stays within its scale") {
    const auto equated = delight::equated_grade({9.8, 9.6, 10}, {30, -0.5, 0.2, true});
    CHECK(equated.mean == 10);
    CHECK(equated.low < 10);
    CHECK(equated.low == Approx(10.3 - std::hypot(0.2, 1.6449 * 0.2)).epsilon(1e-3));
}

TEST_CASE("raw stands beside equated, with the businesses it rests on") {
    const auto dossiers = generous_zoover(12);
    const auto judged = delight::judge(dossiers, {}, today);
    REQUIRE(judged.biases.size() == 2);
    CHECK(judged.biases[1].source == "zoover");
    CHECK(judged.biases[1].businesses == 12);
    REQUIRE(judged.biases[1].share);
    CHECK(judged.biases[1].share->mean == Approx(0.10).margin(0.02));
    REQUIRE(judged.biases[1].grade);
    CHECK(judged.biases[1].grade->mean == Approx(0.1).margin(0.03));
    const auto& views = judged.judgements.front().views;
    REQUIRE(views.size() == 2);
    REQUIRE(views[0].equated_delighted);
    CHECK(views[0].delighted.mean < views[0].equated_delighted->mean);
    CHECK(views[0].equated_delighted->mean ==
          Approx(views[1].equated_delighted->mean).margin(0.03));
}

TEST_CASE("too few shared businesses leave the raw figures and every source's own rank") {
    const auto dossiers = generous_zoover(6);
    const auto judged = delight::judge(dossiers, {}, today);
    REQUIRE(judged.biases.size() == 2);
    CHECK_FALSE(judged.biases[0].share);
    const auto& views = judged.judgements[4].views;
    REQUIRE(views.size() == 2);
    CHECK_FALSE(views[0].equated_delighted);
    CHECK(views[0].rank == 1);
    CHECK(views[0].ranked == 6);
}
