#include "app/sources.h"

#include "app/demo_site.h"
#include "tests/app/demo_fixture.h"
#include "tests/catch.h"

using namespace app;

TEST_CASE("a watch's kind and town fill in what its pages leave open, and nothing else") {
    std::vector<model::Listing> listings(3);
    listings[0].business.name = "Rhodos";
    listings[1].business = {.name = "De Eik",
                            .category = "camping",
                            .address = {},
                            .postcode = {},
                            .city = "Ommen",
                            .country = {},
                            .phone = {},
                            .lat = {},
                            .lon = {}};
    const std::map<std::string, WatchFacts> facts{{"iens", {"restaurant", "Enschede"}}};
    fill_facts(listings, "zoover", facts);
    CHECK(listings[0].business.category.empty());
    fill_facts(listings, "iens", facts);
    CHECK(listings[0].business.category == "restaurant");
    CHECK(listings[0].business.city == "Enschede");
    CHECK(listings[1].business.category == "camping");
    CHECK(listings[1].business.city == "Ommen");
    CHECK(listings[2].business.category.empty());
}

TEST_CASE("the demo's sites also have names that lead to this machine") {
    const Town& town = demo_fixture::town();
    for (const auto& [host, site] : {std::pair{zoover_local_host, DemoSite::zoover},
                                     std::pair{iens_local_host, DemoSite::iens}}) {
        const auto page = serve(town, std::string{host} + ":8642", list_path(town, site));
        REQUIRE(page);
        CHECK(page->body.find("http://" + std::string{host} + ":8642/") != std::string::npos);
    }
}
