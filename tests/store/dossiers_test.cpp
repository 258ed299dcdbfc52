#include <map>

#include "store/store.h"
#include "tests/catch.h"
#include "tests/store/samples.h"

using samples::day;
using samples::Folder;
using samples::listing;
using samples::review;

namespace {

model::Listing named(const std::string& name, const std::string& source) {
    auto each = listing("2026-03-01", {review(source + name, 8)});
    each.source = source;
    each.url = "https://" + source + ".example/" + name;
    each.business.name = name;
    return each;
}

using Places = std::vector<std::size_t>;

/// Listings of one name are one business.
Places by_name(const model::ListingWalk& listings, std::span<const model::MatchDecision>) {
    std::map<std::string, std::size_t> first;
    Places places;
    listings([&](const auto& facts) {
        places.push_back(first.try_emplace(facts.business.name, places.size()).first->second);
    });
    return places;
}

Places all_alone(const model::ListingWalk& listings, std::span<const model::MatchDecision>) {
    Places places;
    listings([&](const auto&) { places.push_back(places.size()); });
    return places;
}

Places all_one(const model::ListingWalk& listings, std::span<const model::MatchDecision>) {
    Places places;
    listings([&](const auto&) { places.push_back(0); });
    return places;
}

std::vector<std::size_t> listings_per_business(const store::Store& store) {
    std::vector<std::size_t> counts;
    for (const auto& dossier : store.dossiers(day("2030-01-01"))) {
        counts.push_back(dossier.listings.size());
    }
    return counts;
}

}  // namespace

TEST_CASE("Every listing is a business of its own until businesses are joined") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    store.save({named("Rhodos", "iens"), named("Rhodos", "eetnu")});
    CHECK(listings_per_business(store) == std::vector<std::size_t>{1, 1});
}

TEST_CASE("Listings that are joined become one business, which keeps the first one's id") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    store.save({named("Ander", "iens"), named("Rhodos", "iens"), named("Rhodos", "eetnu")});
    const auto before = store.dossiers(day("2030-01-01")).at(1).business_id;
    store.join_businesses(by_name);
    const auto dossiers = store.dossiers(day("2030-01-01"));
    REQUIRE(dossiers.size() == 2);
    CHECK(dossiers[1].business_id == before);
    CHECK(dossiers[1].listings.size() == 2);
    CHECK(dossiers[1].listings[0].source == "iens");
    CHECK(dossiers[1].listings[1].source == "eetnu");
}

TEST_CASE("Each listing keeps its own ratings and aggregate, however businesses interleave") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto first = named("Rhodos", "iens");
    auto second = named("Ander", "iens");
    auto third = named("Rhodos", "eetnu");
    third.aggregate = samples::average(9, 3);
    third.reviews.push_back(review("more", 10));
    store.save({first, second, third});
    store.join_businesses(by_name);
    const auto dossiers = store.dossiers(day("2030-01-01"));
    CHECK(dossiers.at(0).listings.at(0).ratings == 1);
    CHECK_FALSE(dossiers.at(0).listings.at(0).aggregate.has_value());
    CHECK(dossiers.at(0).listings.at(1).ratings == 2);
    CHECK(dossiers.at(0).listings.at(1).aggregate->count == 3);
    CHECK(dossiers.at(1).listings.at(0).ratings == 1);
}

TEST_CASE("Joining otherwise takes businesses apart again") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    store.save({named("Rhodos", "iens"), named("Rhodos", "eetnu")});
    store.join_businesses(by_name);
    CHECK(listings_per_business(store) == std::vector<std::size_t>{2});
    store.join_businesses(all_alone);
    CHECK(listings_per_business(store) == std::vector<std::size_t>{1, 1});
}

TEST_CASE("A business takes the longest name and what any of its listings tells") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto first = named("Rhodos", "iens");
    auto second = named("Restaurant Rhodos", "eetnu");
    second.business.city = "ENSCHEDE";
    second.business.phone = "053-1234567";
    second.business.lat = 52.2;
    second.business.lon = 6.9;
    store.save({first, second});
    store.join_businesses(all_one);
    const auto business = store.dossiers(day("2030-01-01")).at(0).business;
    CHECK(business.name == "Restaurant Rhodos");
    CHECK(business.city == "Enschede");
    CHECK(business.phone == "053-1234567");
    CHECK(business.lat == 52.2);
}

TEST_CASE("A tally carries its date, its precision and the day from which it counts") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto undated = review("a1", 9);
    undated.date.reset();
    store.save({listing("2026-03-01", {undated, review("a2", 8, "2015-09")})});
    store.save({listing("2026-03-08", {review("a3", 7)})});
    const auto tallies = samples::only_evidence(store).tallies;
    REQUIRE(tallies.size() == 3);
    CHECK(tallies[0].grade == 8);
    CHECK(to_string(*tallies[0].date) == "2015-09");
    CHECK(tallies[0].day == day("2015-09-30"));
    CHECK(tallies[1].grade == 7);
    CHECK(tallies[1].day == day("2026-01-15"));
    CHECK(tallies[2].grade == 9);
    CHECK_FALSE(tallies[2].date.has_value());
    CHECK(tallies[2].day == day("2026-03-01"));
}

TEST_CASE("Reading dossiers one by one gives the same as all at once") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    store.save({named("Rhodos", "iens"), named("Ander", "iens")});
    std::vector<std::int64_t> ids;
    store.each_dossier(day("2030-01-01"),
                       [&](model::Dossier&& each) { ids.push_back(each.business_id); });
    REQUIRE(ids.size() == 2);
    CHECK(ids[0] == store.dossiers(day("2030-01-01"))[0].business_id);
    CHECK(ids[1] == store.dossiers(day("2030-01-01"))[1].business_id);
}

TEST_CASE("An empty store has no dossiers") {
    const Folder folder;
    CHECK(store::Store{samples::database(folder)}.dossiers(day("2030-01-01")).empty());
}
