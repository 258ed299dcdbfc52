// What every engine must do with reviews: nothing twice, nothing lost, each day as it was.
#include "tests/store/contract.h"

#include <set>
#include <string>

#include "tests/catch.h"

using namespace contract;
using samples::at;
using samples::average;
using samples::day;
using samples::listing;
using samples::review;

TEMPLATE_LIST_TEST_CASE("Contract: the same twice adds nothing, in any order", "[contract]",
                        Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    const auto first = listing("2026-03-01", eight());
    const auto second = other("2026-03-02", {review("b1", 6)});
    const auto saved = store.save({first, second});
    CHECK(saved.listings == 2);
    CHECK(saved.reviews == 9);
    CHECK_FALSE(store.save({second, first}).anything());
    CHECK_FALSE(TestType::open(folder).save({first}).anything());
}

TEMPLATE_LIST_TEST_CASE("Contract: what was stored is there at the next opening", "[contract]",
                        Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    TestType::open(folder).save({listing("2026-03-01", eight())});
    const auto before = records(TestType::open(folder));
    CHECK(before.size() == 1);
    CHECK(records(TestType::open(folder)) == before);
}

TEMPLATE_LIST_TEST_CASE("Contract: each day is read as it stood then", "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    store.save({listing("2026-03-01", {review("a1", 9)})});
    store.save({listing("2026-03-08", {review("a1", 4)})});
    store.save({listing("2026-03-15", {review("a1", 6), review("a2", 7)})});
    CHECK(grades(store, "2026-03-07") == std::vector<double>{7, 9});
    CHECK(grades(store, "2026-03-08") == std::vector<double>{4, 7});
    CHECK(grades(store, "2030-01-01") == std::vector<double>{6, 7});
}

TEMPLATE_LIST_TEST_CASE("Contract: every change of a review is told", "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    store.save({listing("2026-03-01", {review("a1", 9)})});
    auto edited = review("a1", 4);
    edited.text = "Bij nader inzien viel het erg tegen";
    edited.owner_reply = true;
    store.save({listing("2026-03-08", {edited})});
    std::set<model::ChangeKind> kinds;
    for (const auto& change : store.changes(day("2030-01-01"))) kinds.insert(change.kind);
    CHECK(kinds.contains(model::ChangeKind::edited));
    CHECK(kinds.contains(model::ChangeKind::rescored));
    CHECK(kinds.contains(model::ChangeKind::answered));
    CHECK(store.changes(day("2026-03-07")).empty());
}

TEMPLATE_LIST_TEST_CASE(
    "Contract: only a whole walk along a list makes a review vanished, and it may return",
    "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    const auto visit = [&](const std::string& moment, std::vector<model::Review> reviews,
                           long count) {
        const long round = store.begin_round("iens", at(moment));
        auto shown = listing(moment, std::move(reviews));
        shown.aggregate = average(8, count);
        const auto state = page(shown.url, moment, round);
        store.save({shown}, &state);
        store.end_round("iens");
        return store.note_vanished("iens");
    };
    auto fewer = eight();
    fewer.pop_back();
    CHECK(visit("2026-03-01", eight(), 8) == 0);
    CHECK(visit("2026-03-08", fewer, 8) == 0);  // the site still counts eight
    CHECK(visit("2026-03-15", fewer, 7) == 1);
    CHECK(store.changes(day("2030-01-01")).at(0).kind == model::ChangeKind::vanished);
    CHECK(visit("2026-03-22", eight(), 8) == 0);
    CHECK(store.changes(day("2030-01-01")).back().kind == model::ChangeKind::returned);
}

TEMPLATE_LIST_TEST_CASE("Contract: an export into an empty store is that store", "[contract]",
                        Engines) {
    if (TestType::missing()) return;
    const Folder folder, empty;
    auto store = TestType::open(folder);
    store.save({listing("2026-03-01", eight()), other("2026-03-01", {review("b1", 7 + 1.0 / 3)})});
    store.save({listing("2026-03-08", {review("a1", 3), review("a9", 5)})});
    auto copy = TestType::open(empty);
    for (const std::string& line : records(store))
        copy.save({store::listing_from_json(line).value()});
    CHECK(records(copy) == records(store));
    for (const char* as_of : {"2026-03-01", "2026-03-07", "2026-03-08"})
        CHECK(grades(copy, as_of) == grades(store, as_of));
}

TEMPLATE_LIST_TEST_CASE("Contract: joined listings are one business, first listing first",
                        "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    store.save({listing("2026-03-01", eight()), other("2026-03-01", {review("b1", 6)})});
    CHECK(store.dossiers(day("2030-01-01")).size() == 2);
    store.join_businesses([](const model::ListingWalk& walk, auto) {
        std::vector<std::size_t> places;
        walk([&](const auto&) { places.push_back(0); });
        return places;
    });
    const auto joined = TestType::open(folder).dossiers(day("2030-01-01"));
    REQUIRE(joined.size() == 1);
    CHECK(joined[0].listings.size() == 2);
    CHECK(joined[0].business_id == joined[0].listings[0].listing_id);
}

TEMPLATE_LIST_TEST_CASE("Contract: reviews are found in the order in which they are named",
                        "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    auto shown = listing("2026-03-01", samples::reviews(0, 1500));
    for (model::Review& each : shown.reviews) each.text = "Wat " + each.id + " vond";
    store.save({shown});
    std::vector<model::CitedReview> cited;
    std::vector<std::string> wanted;
    store.each_wording(day("2030-01-01"), [&](const store::Wording& wording) {
        cited.push_back({wording.listing_id, wording.review, "", {}, 0});
        wanted.push_back(wording.text);
    });
    REQUIRE(cited.size() == 1500);
    std::reverse(cited.begin(), cited.end());
    std::reverse(wanted.begin(), wanted.end());
    cited.push_back(cited.front());
    wanted.push_back(wanted.front());
    cited.push_back({99, 1, "", {}, 0});
    wanted.emplace_back();
    std::vector<std::string> found;
    for (const model::Review& each : store.reviews(cited)) found.push_back(each.text);
    CHECK(found == wanted);
    CHECK(store.reviews({}).empty());
}

TEMPLATE_LIST_TEST_CASE("Contract: businesses come one by one, with no more in memory than one",
                        "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    constexpr int businesses = 200;
    std::vector<model::Listing> all;
    for (int i = 0; i < businesses; ++i) {
        all.push_back(listing("2026-03-01", eight()));
        all.back().url += std::to_string(i);
    }
    store.save(all);
    // A reader that stops has not read the others: nothing was gathered beforehand.
    struct Stop {};
    int visited = 0;
    std::int64_t last = 0;
    CHECK_THROWS_AS(store.each_dossier(day("2030-01-01"),
                                       [&](const model::Dossier& dossier) {
                                           CHECK(dossier.business_id > last);
                                           last = dossier.business_id;
                                           if (++visited == 3) throw Stop{};
                                       }),
                    Stop);
    CHECK(visited == 3);
    CHECK(grades(store, "2030-01-01").size() == 8 * businesses);
}

TEMPLATE_LIST_TEST_CASE(
    "Contract: many reviews that are read again stand as if each had been read again alone",
    "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder together, alone;
    auto first = eight();
    first.push_back(review("b1", 6));
    auto edited = first;
    for (const int i : {1, 4}) edited[static_cast<std::size_t>(i)].grade = 3;
    auto misread = edited;
    misread[4].grade = 5;
    misread.push_back(review("a2", 2));  // the same twice, and otherwise
    const std::vector<std::pair<std::string, std::vector<model::Review>>> readings{
        {"2026-03-08", edited}, {"2026-03-01", first},   {"2026-03-08", misread},
        {"2026-03-01", first},  {"2026-03-15", misread}, {"2026-03-15", edited},
        {"2026-03-20", edited}, {"2026-03-08", edited}};
    for (const auto& [moment, shown] : readings) {
        TestType::open(together).save({listing(moment, shown)});
        auto store = TestType::open(alone);
        for (const auto& each : shown) store.save({listing(moment, {each})});
        CHECK(records(TestType::open(together)) == records(store));
    }
    const auto one = TestType::open(together), other = TestType::open(alone);
    for (const char* as_of : {"2026-03-01", "2026-03-08", "2026-03-15", "2030-01-01"})
        CHECK(grades(one, as_of) == grades(other, as_of));
    CHECK(grades(one, "2026-03-01").size() == 9);
}

TEST_CASE("Contract: the same data are the same evidence on every engine") {
    if (OnPostgresql::missing()) return;
    const Folder folder;
    const auto filled = [&](auto&& store) {
        auto edited = eight(4);
        edited.at(0).grade = 2.5;
        edited.at(1).date.reset();
        store.save(
            {listing("2026-03-01", eight()), other("2026-03-02", {review("b1", 7 + 1.0 / 3)})});
        auto later = listing("2026-03-08", edited);
        later.aggregate = average(8.1, 90);
        store.save({later});
        std::string all;
        for (const char* as_of : {"2026-03-01", "2026-03-07", "2030-01-01"}) {
            store.each_dossier(day(as_of), [&](const model::Dossier& dossier) {
                all += std::to_string(dossier.business_id) + dossier.business.name;
                for (const auto& each : dossier.listings) {
                    if (each.aggregate) all += " n" + std::to_string(*each.aggregate->count);
                    for (const auto& alike : each.tallies)
                        all += ' ' + model::to_string(alike.day) + '=' +
                               std::to_string(alike.count) + '*' + std::to_string(alike.grade) +
                               (alike.date ? "d" : "-");
                }
            });
            store.each_wording(day(as_of), [&](const store::Wording& each) { all += each.text; });
        }
        return all;
    };
    CHECK(filled(OnSqlite::open(folder)) == filled(OnPostgresql::open(folder)));
}
