// What every engine behind the store's face must do. Another engine joins by a struct of its own
// among `Engines`; nothing here knows SQLite, a table or a file's format.
#include <map>
#include <set>
#include <tuple>

#include "store/interchange.h"
#include "store/lock.h"
#include "store/store.h"
#include "tests/catch.h"
#include "tests/store/samples.h"
#include "tests/store/server.h"

using samples::at;
using samples::average;
using samples::day;
using samples::Folder;
using samples::listing;
using samples::review;

namespace {

/// Opens a store that lives in a folder: anew, or what an earlier opening left.
struct OnSqlite {
    using Store = store::Store;
    using Lock = store::Lock;
    static Store open(const Folder& folder) { return Store{folder / "n.db"}; }
    static std::optional<Lock> lock(const Folder& folder) { return Lock::take(folder / "n.db"); }
    static bool missing() { return false; }
};

/// The same on a server, where a folder's store has a schema of its own.
struct OnPostgresql {
    using Store = store::Store;
    using Lock = store::Lock;
    static Store open(const Folder& folder) { return Store{url(folder)}; }
    static std::optional<Lock> lock(const Folder& folder) { return Lock::take(url(folder)); }
    static std::string url(const Folder& folder) { return samples::Server::running()->url(folder); }
    static bool missing() { return samples::Server::running() == nullptr; }
};

using Engines = std::tuple<OnSqlite, OnPostgresql>;

model::Listing other(const std::string& fetched, std::vector<model::Review> reviews) {
    auto shown = listing(fetched, std::move(reviews));
    shown.source = "zoover";
    shown.url = "https://zoover.example/hotel";
    shown.business.name = "Hotel";
    return shown;
}

template <typename Store>
std::vector<std::string> records(const Store& store) {
    std::vector<std::string> lines;
    store.each_listing([&](const auto& each) { lines.push_back(store::to_json(each)); });
    return lines;
}

template <typename Store>
std::vector<double> grades(const Store& store, const std::string& as_of) {
    std::vector<double> all;
    store.each_dossier(day(as_of), [&](const model::Dossier& dossier) {
        for (const auto& each : dossier.listings)
            for (const auto& rating : each.ratings) all.push_back(rating.grade);
    });
    std::sort(all.begin(), all.end());
    return all;
}

store::PageState page(const std::string& url, const std::string& fetched, long round) {
    store::PageState state;
    state.url = url;
    state.source = "iens";
    state.fetched = at(fetched);
    state.digest = "sha256:1";
    state.archived = "a.warc.gz:7";
    state.round = round;
    return state;
}

std::vector<model::Review> eight(int from = 0) {
    std::vector<model::Review> reviews;
    for (int i = from; i < from + 8; ++i) reviews.push_back(review("a" + std::to_string(i), 8));
    return reviews;
}

}  // namespace

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
        for (const auto& each : dossier.listings) seen += each.ratings.size();
    });
    CHECK(seen == 9);
    CHECK(grades(reader, "2030-01-01").size() == 17);
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

TEMPLATE_LIST_TEST_CASE("Contract: any text comes back as it was, and the same again adds nothing",
                        "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    std::vector<model::Review> odd;
    for (const std::string& text :
         {std::string("nul\0nul", 7), std::string{"\xC3\xA9\xC3 \xFF"}, std::string{"\xEF\x9C\x80"},
          std::string{"'; DROP TABLE review; --\\ $1 ? {texts}"}, std::string(100'000, 'x'),
          std::string{"\\N"}, std::string{"\\."}, std::string{"tab\tline\r\nslash\\n\b\f\v"},
          std::string{"\xFF"}, std::string{}}) {
        odd.push_back(review("t" + std::to_string(odd.size()), 8));
        odd.back().text = odd.back().title = text;
    }
    const auto shown = listing("2026-03-01", odd);
    store.save({shown});
    CHECK_FALSE(store.save({shown}).anything());
    std::map<std::string, std::string> texts;
    store.each_listing([&](const model::Listing& each) {
        for (const auto& known : each.reviews) texts[known.id] = known.text;
    });
    for (const auto& each : odd) CHECK(texts[each.id] == each.text);
}

TEMPLATE_LIST_TEST_CASE("Contract: a number comes back to its last digit", "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    const std::vector<double> numbers{1e-300, 0.1 + 0.2, 2.0 / 3, 5e-324, 8.999999999999998, 1e22};
    std::vector<model::Review> all;
    for (const double number : numbers) {
        all.push_back(review("n" + std::to_string(all.size()), 8));
        all.back().grade = number;
    }
    store.save({listing("2026-03-01", all)});
    auto sorted = numbers;
    std::sort(sorted.begin(), sorted.end());
    CHECK(grades(store, "2030-01-01") == sorted);
}

TEMPLATE_LIST_TEST_CASE("Contract: an address may be of any length", "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    auto shown = listing("2026-03-01", {review("a1", 8)});
    // Not one character twice in a row, so that it cannot be packed.
    for (unsigned i = 1; shown.url.size() < 20'000; i = i * 1103515245 + 12345)
        shown.url += std::to_string(i);
    const auto state = page(shown.url, "2026-03-01", 1);
    store.save({shown}, &state);
    CHECK_FALSE(store.save({shown}, &state).anything());
    CHECK(store.page(shown.url));
    CHECK(store.last_reading(shown.url).size() == 1);
}

TEMPLATE_LIST_TEST_CASE(
    "Contract: thousands at once, some of them known, twice in a call or in two listings of it",
    "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    store.save({listing("2026-03-01", samples::reviews(100, 10))});
    auto wordless = samples::reviews(7000, 20);
    for (auto& each : wordless) each.text.clear();
    auto again = samples::reviews(0, 6000);
    again.push_back(again.front());
    again.back().grade = 3;
    again.insert(again.end(), wordless.begin(), wordless.end());
    const auto saved =
        store.save({listing("2026-03-02", again), other("2026-03-02", samples::reviews(0, 50)),
                    listing("2026-03-03", samples::reviews(5990, 20))});
    CHECK(saved.reviews == 6000 - 10 + 20 + 50 + 10);
    CHECK(saved.changed == 1);
    CHECK(grades(store, "2030-01-01").size() == 6080);
    CHECK(grades(store, "2030-01-01").front() == 3);
    std::size_t worded = 0;
    store.each_wording(day("2030-01-01"),
                       [&](const auto& each) { worded += each.text.empty() ? 0 : 1; });
    CHECK(worded == 6060);
    CHECK_FALSE(store.save({listing("2026-03-03", samples::reviews(0, 6000))}).reviews);
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
                    for (const auto& rating : each.ratings)
                        all += ' ' + std::to_string(rating.review) + '=' +
                               std::to_string(rating.grade) + (rating.date ? "d" : "-");
                }
            });
            store.each_wording(day(as_of), [&](const store::Wording& each) { all += each.text; });
        }
        return all;
    };
    CHECK(filled(OnSqlite::open(folder)) == filled(OnPostgresql::open(folder)));
}
