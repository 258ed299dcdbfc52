#include "store/store.h"
#include "tests/catch.h"
#include "tests/store/samples.h"

using samples::at;
using samples::day;
using samples::Folder;
using samples::listing;

namespace {

model::Listing from(const std::string& source, const std::string& fetched = "2026-03-01") {
    auto each = listing(fetched, {samples::review(source, 8)});
    each.source = source;
    each.url = "https://" + source + ".example/rhodos";
    return each;
}

/// Joins what was accepted, and nothing else.
std::vector<std::size_t> by_decision(const model::ListingWalk& listings,
                                     std::span<const model::MatchDecision> decisions) {
    std::vector<std::int64_t> ids;
    listings([&](const auto& facts) { ids.push_back(facts.id); });
    std::vector<std::size_t> places;
    for (const std::int64_t id : ids) {
        places.push_back(places.size());
        for (const auto& decision : decisions) {
            if (decision.accepted && decision.right == id)
                places.back() = static_cast<std::size_t>(decision.left - ids.front());
        }
    }
    return places;
}

}  // namespace

TEST_CASE("Listings for matching carry their facts as they stand") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto later = from("iens", "2026-03-08");
    later.business.phone = "053-1234567";
    store.save({from("iens"), from("eetnu")});
    store.save({later});
    const auto listings = store.listings();
    REQUIRE(listings.size() == 2);
    CHECK(listings[0].source == "iens");
    CHECK(listings[0].url == "https://iens.example/rhodos");
    CHECK(listings[0].business.phone == "053-1234567");
    CHECK(listings[0].id < listings[1].id);
}

TEST_CASE("A decision is there after the store was opened again") {
    const Folder folder;
    {
        store::Store store{samples::database(folder)};
        store.save({from("iens"), from("eetnu")});
        const auto listings = store.listings();
        store.decide({listings[0].id, listings[1].id, true}, at("2026-03-02"));
    }
    store::Store store{samples::database(folder)};
    store.join_businesses(by_decision);
    CHECK(store.decisions().size() == 1);
    CHECK(store.dossiers(day("2030-01-01")).size() == 1);
}

TEST_CASE("A later word on the same two replaces the earlier, whichever is named first") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    store.save({from("iens"), from("eetnu")});
    const auto listings = store.listings();
    store.decide({listings[0].id, listings[1].id, true}, at("2026-03-02"));
    store.decide({listings[1].id, listings[0].id, false}, at("2026-03-03"));
    REQUIRE(store.decisions().size() == 1);
    CHECK_FALSE(store.decisions().front().accepted);
}

TEST_CASE("A decision is of two listings that are there") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    store.save({from("iens")});
    const auto id = store.listings().front().id;
    store.decide({id, id + 1, true}, at("2026-03-02"));
    store.decide({id, id, true}, at("2026-03-02"));
    CHECK(store.decisions().empty());
}
