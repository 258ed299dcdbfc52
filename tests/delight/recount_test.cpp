#include "delight/recount.h"

#include "tests/catch.h"
#include "tests/delight/town.h"

namespace {

/// Thirty reviews, tens first.
model::Dossier thirty(int tens) {
    auto dossier = town::business(1, "restaurant", "Enschede");
    auto listing = town::listing("iens");
    listing.listing_id = 9;
    listing.tallies = {town::rating(10, "2017-05-01"), town::rating(7, "2017-05-01")};
    listing.tallies.front().count = tens;
    listing.tallies.back().count = 30 - tens;
    dossier.listings.push_back(listing);
    return dossier;
}

/// Their traces, with identities 1 to 30.
delight::Traces traces_of(const model::Dossier& dossier) {
    std::vector<delight::Trace> traces;
    for (const auto& alike : dossier.listings.front().tallies)
        for (long i = 0; i < alike.count; ++i) {
            traces.emplace_back().review = static_cast<std::int64_t>(traces.size());
            traces.back().grade = alike.grade;
            traces.back().given = {alike.date, alike.day};
        }
    return {{9, traces}};
}

std::optional<model::Recount> without_first(const model::Dossier& dossier, int count) {
    delight::LeftOut left_out;
    for (int i = 1; i <= count; ++i) left_out.insert({9, i});
    const auto judged = delight::judge(std::vector{dossier}, {}, town::today);
    return delight::recount(dossier, traces_of(dossier), judged.segments.front(), left_out, {},
                            town::today);
}

}  // namespace

TEST_CASE("A verdict without some reviews counts the others only") {
    const auto rest = without_first(thirty(20), 20);
    REQUIRE(rest);
    CHECK(rest->n == 10);
    CHECK(rest->left_out == 20);
    CHECK(rest->delighted.mean < 0.3);
}

TEST_CASE("Without any review to leave out there is no other verdict") {
    CHECK_FALSE(without_first(thirty(20), 0));
}

TEST_CASE("Single reviews cannot be taken from a histogram") {
    auto dossier = thirty(20);
    dossier.listings.front().aggregate = town::histogram_listing({{"10", 90}}).aggregate;
    dossier.listings.front().aggregate_seen = town::today;
    CHECK_FALSE(without_first(dossier, 20));
}

TEST_CASE("A site's own headline does not count the reviews in again that are left out") {
    auto dossier = thirty(20);
    dossier.listings.front().aggregate = town::histogram_listing({{"10", 20}, {"7", 10}}).aggregate;
    dossier.listings.front().aggregate_seen = town::today;
    const auto rest = without_first(dossier, 20);
    REQUIRE(rest);
    CHECK(rest->n == 10);
}
