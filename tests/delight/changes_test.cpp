#include "delight/changes.h"

#include <chrono>
#include <cmath>
#include <functional>
#include <random>

#include "tests/catch.h"
#include "tests/delight/town.h"

using namespace town;
using delight::Band;
using delight::Timeline;

namespace {

const model::Day now = day("2025-12-31");

/// Five years of so many ratings a month, each delighted with the chance of its day.
Timeline drawn(int a_month, const std::function<double(model::Day)>& chance, unsigned seed) {
    std::mt19937 random{seed};
    std::uniform_real_distribution<double> even;
    Timeline made;
    for (model::Day on = day("2021-01-01"); on <= now; on += std::chrono::days{1}) {
        for (int i = 0; i < 3; ++i) {
            if (even(random) > a_month / 91.3) continue;
            made.push_back(
                {on, even(random) < chance(on) ? Band::delighted : Band::satisfied, true});
        }
    }
    return made;
}

/// High in summer, low in winter.
double seasonal(model::Day on) {
    const std::chrono::year_month_day date{on};
    const auto month = static_cast<double>(static_cast<unsigned>(date.month()));
    return 0.45 - 0.3 * std::cos((month - 1) / 6 * 3.14159265);
}

}  // namespace

TEST_CASE("what comes back every season is no change") {
    int told = 0;
    for (unsigned seed = 1; seed <= 200; ++seed)
        told += delight::changes(drawn(12, seasonal, seed), now).empty() ? 0 : 1;
    CHECK(told <= 10);  // one in twenty
}

TEST_CASE("a season cut short is no change either") {
    const model::Day autumn = day("2025-09-15");
    int told = 0;
    for (unsigned seed = 1; seed <= 100; ++seed) {
        Timeline ratings = drawn(12, seasonal, seed);
        std::erase_if(ratings, [&](const auto& one) { return one.day > autumn; });
        told += delight::changes(ratings, autumn).empty() ? 0 : 1;
    }
    CHECK(told <= 5);
}

TEST_CASE("a rise is named with its month, through the seasons") {
    int found = 0;
    int near = 0;
    for (unsigned seed = 1; seed <= 40; ++seed) {
        const auto chance = [](model::Day on) {
            return seasonal(on) * 0.6 + (on >= day("2025-05-01") ? 0.35 : 0.0);
        };
        for (const auto& change : delight::changes(drawn(12, chance, seed), now)) {
            if (change.what != "up") continue;
            ++found;
            CHECK(change.after > change.before);
            if (std::abs((change.since - day("2025-05-01")).count()) <= 62) ++near;
        }
    }
    CHECK(found >= 36);
    CHECK(near >= 32);
}

TEST_CASE("a share that falls to less than half has lost its nines") {
    const auto chance = [](model::Day on) { return on >= day("2024-10-01") ? 0.1 : 0.6; };
    const auto found = delight::changes(drawn(12, chance, 3), now);
    REQUIRE(found.size() == 1);
    CHECK(found.front().what == "lost_nines");
    CHECK(found.front().since == day("2024-10-01"));
    CHECK(found.front().probability >= 0.95);
    CHECK(found.front().before == Approx(0.6).margin(0.1));
    CHECK(found.front().after == Approx(0.1).margin(0.1));
}

TEST_CASE("more disappointed guests are told apart from fewer delighted ones") {
    Timeline ratings;
    for (model::Day on = day("2023-01-01"); on <= now; on += std::chrono::days{4}) {
        const bool late = on >= day("2025-03-01");
        const int turn = static_cast<int>(ratings.size() % 4);
        ratings.push_back({on,
                           turn == 0          ? Band::delighted
                           : late && turn < 3 ? Band::disappointed
                                              : Band::satisfied,
                           true});
    }
    const auto found = delight::changes(ratings, now);
    REQUIRE(found.size() == 1);
    CHECK(found.front().what == "more_disappointed");
}

TEST_CASE("ratings known only to their year tell no month") {
    Timeline ratings;
    for (int i = 0; i < 300; ++i)
        ratings.push_back({day(i < 200 ? "2024-12-31" : "2025-12-31"),
                           i < 200 ? Band::delighted : Band::satisfied, false});
    CHECK(delight::changes(ratings, now).empty());
}

TEST_CASE("no ratings, no change") {
    CHECK(delight::changes({}, now).empty());
}
