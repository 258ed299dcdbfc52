#include "store/store.h"
#include "tests/catch.h"
#include "tests/store/samples.h"

using samples::at;
using samples::Folder;
using samples::listing;
using samples::review;

namespace {

model::Coverage read_on(const std::string& day, const std::string& source = "iens") {
    model::Coverage coverage;
    coverage.source = source;
    coverage.recipe = "iens-2016";
    coverage.started = at(day);
    coverage.pages = 40;
    coverage.of(model::PageField::address) = {38, 40};
    coverage.review_pages = 36;
    coverage.reviews = 360;
    coverage.reviews_squared = 3700;
    coverage.scores = {0, 1, 0, 0, 0, 7, 0, 120, 0, 232};
    return coverage;
}

store::PageState page_at(const std::string& fetched) {
    store::PageState page;
    page.url = "https://iens.example/rhodos";
    page.source = "iens";
    page.fetched = at(fetched);
    return page;
}

}  // namespace

TEST_CASE("What a run read of a layout comes back as it was kept") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    store.keep_coverage({read_on("2026-03-01")});
    const auto kept = store.coverage({}).at(0);
    CHECK(kept.source == "iens");
    CHECK(kept.recipe == "iens-2016");
    CHECK(kept.started == at("2026-03-01"));
    CHECK_FALSE(kept.changed);
    CHECK(kept.pages == 40);
    CHECK(kept.fields == read_on("2026-03-01").fields);
    CHECK(kept.review_pages == 36);
    CHECK(kept.reviews == 360);
    CHECK(kept.reviews_squared == 3700);
    CHECK(kept.scores == read_on("2026-03-01").scores);
}

TEST_CASE("What runs read comes oldest first, and none from before the moment asked") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    for (const char* day : {"2026-03-03", "2026-03-01", "2026-03-02"})
        store.keep_coverage({read_on(day)});
    const auto kept = store.coverage(at("2026-03-02"));
    REQUIRE(kept.size() == 2);
    CHECK(kept[0].started == at("2026-03-02"));
    CHECK(kept[1].started == at("2026-03-03"));
}

TEST_CASE("A source whose layout is accepted loses its past, and no other source does") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    store.keep_coverage({read_on("2026-03-01"), read_on("2026-03-01", "zoover")});
    CHECK(store.forget_coverage("iens") == 1);
    const auto kept = store.coverage({});
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].source == "zoover");
}

TEST_CASE("The last reading of a page is its listing with the reviews that stood on it") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    const auto before = page_at("2026-03-01");
    store.save({listing("2026-03-01", {review("a1", 8), review("a2", 9)})}, &before);
    const auto page = page_at("2026-03-08");
    store.save({listing("2026-03-08", {review("a2", 9), review("a3", 10)})}, &page);
    const auto last = store.last_reading(page.url);
    REQUIRE(last.size() == 1);
    CHECK(last[0].business.name == "Rhodos");
    REQUIRE(last[0].reviews.size() == 2);
    CHECK((last[0].reviews[0].id == "a3" || last[0].reviews[1].id == "a3"));
}

TEST_CASE("A page that was never read has no last reading") {
    const Folder folder;
    const store::Store store{samples::database(folder)};
    CHECK(store.last_reading("https://iens.example/rhodos").empty());
}

TEST_CASE("A page that suddenly gives only a name takes nothing back") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto good = listing("2026-03-01", {review("a1", 8)});
    good.aggregate = samples::average(8.4, 40);
    const auto before = page_at("2026-03-01");
    store.save({good}, &before);
    auto bare = listing("2026-03-08");
    bare.business = {};
    bare.business.name = "Rhodos";
    const auto page = page_at("2026-03-08");
    store.save({bare}, &page);
    const auto evidence = samples::only_evidence(store);
    CHECK(evidence.ratings == 1);
    CHECK(evidence.aggregate->count == 40);
    CHECK(store.dossiers(samples::day("2030-01-01")).at(0).business.city == "Enschede");
}
