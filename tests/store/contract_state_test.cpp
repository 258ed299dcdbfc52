// What every engine must remember of a crawl, and what it must keep apart or together.
#include <set>
#include <stdexcept>

#include "tests/catch.h"
#include "tests/store/contract.h"

using namespace contract;
using samples::at;
using samples::day;
using samples::listing;
using samples::review;

TEMPLATE_LIST_TEST_CASE("Contract: a page is known with where it led and stood", "[contract]",
                        Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    auto state = page("https://iens.example/list", "2026-03-01", 3);
    state.links = {{"https://iens.example/1", false}, {"https://iens.example/list?2", true}};
    store.save({}, &state);
    const auto known = TestType::open(folder).page(state.url);
    REQUIRE(known);
    CHECK(known->links == state.links);
    CHECK(known->archived == state.archived);
    CHECK(known->round == 3);
    store.touch(state.url, at("2026-03-08"), 4);
    CHECK(store.page(state.url)->fetched == at("2026-03-08"));
    auto failure = page(state.url, "2026-03-09", 5);
    failure.status = 404;
    store.keep_failure(failure);
    CHECK(store.page(state.url)->status == 404);
    CHECK(store.page(state.url)->links == state.links);
    CHECK_FALSE(store.page("https://iens.example/other"));
}

TEMPLATE_LIST_TEST_CASE(
    "Contract: a round stays open over openings until it is ended, and no number comes twice",
    "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    std::set<long> numbers;
    for (int i = 0; i < 3; ++i) {
        auto store = TestType::open(folder);
        CHECK_FALSE(store.open_round("iens"));
        const long round = store.begin_round("iens", at("2026-03-01"));
        CHECK(numbers.insert(round).second);
        CHECK(TestType::open(folder).open_round("iens") == round);
        CHECK_FALSE(store.open_round("zoover"));
        store.end_round("iens");
    }
}

TEMPLATE_LIST_TEST_CASE("Contract: robots.txt, rests and receipts are remembered", "[contract]",
                        Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    store.keep_robots("https://iens.example", {at("2026-03-01"), 200, "User-agent: *\n"});
    store.keep_robots("https://iens.example", {at("2026-03-02"), 404, ""});
    CHECK(store.robots("https://iens.example")->status == 404);
    CHECK_FALSE(store.robots("https://zoover.example"));
    store.keep_rest("iens.example", at("2026-03-03"));
    CHECK(store.rest_until("iens.example") == at("2026-03-03"));
    CHECK_FALSE(store.last_receipt());
    for (const char* moment : {"2026-03-01", "2026-03-08"}) {
        model::Receipt receipt;
        receipt.started = receipt.ended = at(moment);
        receipt.sources.emplace_back().source = "iens";
        store.keep_receipt(receipt);
    }
    CHECK(store.last_receipt()->ended == at("2026-03-08"));
    REQUIRE(store.receipts(5).size() == 2);
    CHECK(store.receipts(1).front().sources.front().source == "iens");
    CHECK(store.last_moment() == at("2026-03-08"));
}

TEMPLATE_LIST_TEST_CASE("Contract: what is stored together is stored all or not at all",
                        "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    store.save({listing("2026-03-01", {review("a1", 9)})});
    const auto before = records(store);
    CHECK_FALSE(store.together([&] {
        store.save({listing("2026-03-08", eight(10))});
        return false;
    }));
    CHECK(records(store) == before);
    CHECK_THROWS_AS(store.together([&]() -> bool {
        store.save({listing("2026-03-08", eight(10))});
        throw std::runtime_error("stopped");
    }),
                    std::runtime_error);
    CHECK(records(store) == before);
    CHECK(store.together(
        [&] { return store.save({listing("2026-03-08", eight(10))}).reviews == 8; }));
    CHECK(grades(TestType::open(folder), "2030-01-01").size() == 9);
}

TEMPLATE_LIST_TEST_CASE("Contract: a reader sees one state while another writes", "[contract]",
                        Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto writer = TestType::open(folder);
    writer.save({listing("2026-03-01", eight()), other("2026-03-01", {review("b1", 6)})});
    const auto reader = TestType::open(folder);
    std::size_t seen = 0;
    reader.each_dossier(day("2030-01-01"), [&](const model::Dossier& dossier) {
        writer.save({other("2026-03-02", eight(100))});
        for (const auto& each : dossier.listings) seen += static_cast<std::size_t>(each.ratings);
    });
    CHECK(seen == 9);
    CHECK(grades(reader, "2030-01-01").size() == 17);
}

TEMPLATE_LIST_TEST_CASE("Contract: one holds the lock, and a reader needs none", "[contract]",
                        Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    TestType::open(folder).save({listing("2026-03-01", eight())});
    auto held = TestType::lock(folder);
    REQUIRE(held);
    CHECK_FALSE(TestType::lock(folder));
    CHECK(grades(TestType::open(folder), "2030-01-01").size() == 8);
    held.reset();
    CHECK(TestType::lock(folder));
}

TEMPLATE_LIST_TEST_CASE("Contract: a listing whose page is archived is told with that place",
                        "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    auto unarchived = page("https://zoover.example/hotel", "2026-03-01", 1);
    unarchived.archived.clear();
    const auto first = listing("2026-03-01", eight());
    const auto state = page(first.url, "2026-03-01", 1);
    const auto list = page("https://iens.example/list", "2026-03-01", 1);
    store.save({first}, &state);
    store.save({other("2026-03-01", eight())}, &unarchived);
    store.save({}, &list);
    std::vector<std::pair<std::int64_t, std::string>> found;
    store.each_archived_listing(
        [&](std::int64_t id, const std::string& archived) { found.emplace_back(id, archived); });
    REQUIRE(found.size() == 1);
    CHECK(found[0].first == store.dossiers(day("2030-01-01")).at(0).listings.at(0).listing_id);
    CHECK(found[0].second == state.archived);
}
