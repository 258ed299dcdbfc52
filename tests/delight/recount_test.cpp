#include "delight/recount.h"

#include "tests/catch.h"
#include "tests/delight/town.h"

namespace {

/// Thirty reviews with identities 1 to 30, tens first.
model::Dossier thirty(int tens) {
    auto dossier = town::business(1, "restaurant", "Enschede");
    auto listing = town::listing("iens");
    listing.listing_id = 9;
    for (int i = 1; i <= 30; ++i) {
        auto rating = town::rating(i <= tens ? 10 : 7, "2017-05-01");
        rating.review = i;
        listing.ratings.push_back(rating);
    }
    dossier.listings.push_back(listing);
    return dossier;
}

std::optional<model::Recount> without_first(const model::Dossier& dossier, int count) {
    delight::LeftOut left_out;
    for (int i = 1; i <= count; ++i) left_out.insert({9, i});
    const auto judged = delight::judge(std::vector{dossier}, {}, town::today);
    return delight::recount(dossier, judged.segments.front(), left_out, {}, town::today);
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
