// What every engine must count: reviews that are alike are one tally with their number.
#include <algorithm>
#include <random>
#include <tuple>

#include "tests/catch.h"
#include "tests/store/contract.h"

using namespace contract;
using samples::day;
using samples::listing;
using samples::review;

namespace {

/// A tally as text: how many of which grade from which day, and what makes it another than others.
std::string shown(const model::RatingTally& alike) {
    return std::to_string(alike.count) + "x" + std::to_string(alike.grade).substr(0, 4) + " of " +
           std::to_string(alike.scale.worst).substr(0, 2) + "-" +
           std::to_string(alike.scale.best).substr(0, 2) + " on " +
           (alike.date ? model::to_string(*alike.date) : "?") + " from " +
           model::to_string(alike.day);
}

using Shown = std::vector<std::string>;

template <typename Store>
Shown tallies(const Store& store, const std::string& as_of = "2030-01-01") {
    Shown all;
    store.each_dossier(day(as_of), [&](const model::Dossier& dossier) {
        for (const auto& each : dossier.listings)
            for (const auto& alike : each.tallies) all.push_back(shown(alike));
    });
    return all;
}

model::Review undated(const std::string& id, double grade) {
    auto made = review(id, grade);
    made.date.reset();
    return made;
}

model::Review of_five(const std::string& id, double stars, double grade) {
    auto made = review(id, grade);
    made.score = model::Score{stars, {1, 5}, model::ScaleProof::declared};
    return made;
}

/// Reviews of few grades, days, precisions and scales, so that many are alike.
std::vector<model::Review> drawn(int count, std::mt19937& random) {
    const auto one_of = [&](int most) { return std::uniform_int_distribution{0, most}(random); };
    const char* dates[]{"2025-12-01", "2025-12-31", "2026-01-15", "2026-02-28",
                        "2025-12",    "2026-02",    "2026-03",    "2025"};
    std::vector<model::Review> made;
    for (int i = 0; i < count; ++i) {
        const std::string id = "d" + std::to_string(i);
        made.push_back(one_of(4) == 0 ? of_five(id, 5, 10) : review(id, 6 + one_of(4)));
        const int date = one_of(8);
        made.back().date =
            date == 8 ? std::nullopt : model::date_from_iso(dates[static_cast<std::size_t>(date)]);
        if (one_of(9) == 0) made.back().grade.reset();
    }
    return made;
}

/// The slow way: each review's words come with what was given, one by one.
template <typename Store>
Shown counted_one_by_one(const Store& store, const std::string& as_of) {
    std::vector<model::RatingTally> all;
    store.each_wording(day(as_of), [&](const store::Wording& each) {
        if (each.grade)
            all.push_back({*each.grade, each.date, model::counts_from(each.date, each.first_seen)});
    });
    model::fold(all);
    Shown found;
    std::transform(all.begin(), all.end(), std::back_inserter(found), shown);
    return found;
}

/// The tallies of the only listing as if there were one scale only.
template <typename Store>
Shown without_scales(const Store& store, const std::string& as_of) {
    auto tallies = store.dossiers(day(as_of)).at(0).listings.at(0).tallies;
    for (auto& alike : tallies) alike.scale = {};
    model::fold(tallies);
    Shown found;
    std::transform(tallies.begin(), tallies.end(), std::back_inserter(found), shown);
    return found;
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("Contract: reviews of one grade and day are one tally with their number",
                        "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    store.save({listing("2026-03-01", {review("a", 9), review("b", 9), review("c", 8)})});
    store.save({listing("2026-03-08", {review("d", 9), review("e", 9, "2026-01-16")})});
    CHECK(tallies(store) == Shown{"1x8.00 of 1.-10 on 2026-01-15 from 2026-01-15",
                                  "3x9.00 of 1.-10 on 2026-01-15 from 2026-01-15",
                                  "1x9.00 of 1.-10 on 2026-01-16 from 2026-01-16"});
    CHECK(samples::only_evidence(store).ratings == 5);
}

TEMPLATE_LIST_TEST_CASE("Contract: undated reviews are counted by the day they were first seen on",
                        "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    store.save({listing("2026-03-01T00:00:00Z", {undated("a", 9)})});
    store.save({listing("2026-03-01T23:59:59Z", {undated("b", 9)})});
    store.save({listing("2026-03-02T00:00:00Z", {undated("c", 9)})});
    CHECK(tallies(store) ==
          Shown{"2x9.00 of 1.-10 on ? from 2026-03-01", "1x9.00 of 1.-10 on ? from 2026-03-02"});
}

TEMPLATE_LIST_TEST_CASE(
    "Contract: the first day matters to a month or year only until its end, and to a day never",
    "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    int number = 0;
    for (const char* seen : {"2026-02-10", "2026-02-28", "2026-03-01", "2026-12-31", "2027-06-01"})
        for (const char* date : {"2026-02-27", "2026-02", "2026"})
            store.save({listing(seen, {review("r" + std::to_string(++number), 9, date)})});
    CHECK(tallies(store) == Shown{"1x9.00 of 1.-10 on 2026 from 2026-02-10",
                                  "1x9.00 of 1.-10 on 2026-02 from 2026-02-10",
                                  "5x9.00 of 1.-10 on 2026-02-27 from 2026-02-27",
                                  "1x9.00 of 1.-10 on 2026 from 2026-02-28",
                                  "4x9.00 of 1.-10 on 2026-02 from 2026-02-28",
                                  "1x9.00 of 1.-10 on 2026 from 2026-03-01",
                                  "2x9.00 of 1.-10 on 2026 from 2026-12-31"});
}

TEMPLATE_LIST_TEST_CASE("Contract: one grade on two scales is two tallies", "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    store.save(
        {listing("2026-03-01", {of_five("a", 5, 10), of_five("b", 5, 10), review("c", 10)})});
    CHECK(tallies(store) == Shown{"2x10.0 of 1.-5. on 2026-01-15 from 2026-01-15",
                                  "1x10.0 of 1.-10 on 2026-01-15 from 2026-01-15"});
}

TEMPLATE_LIST_TEST_CASE("Contract: what was edited since is counted as it stood", "[contract]",
                        Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    store.save({listing("2026-03-01", {review("a", 9), review("b", 9), review("c", 9)})});
    auto ungraded = review("c", 9);
    ungraded.score.reset();
    ungraded.grade.reset();
    store.save({listing("2026-03-08", {review("b", 4), ungraded})});
    CHECK(tallies(store, "2026-03-07") == Shown{"3x9.00 of 1.-10 on 2026-01-15 from 2026-01-15"});
    CHECK(tallies(store, "2026-02-01") == Shown{"3x9.00 of 1.-10 on 2026-01-15 from 2026-01-15"});
    CHECK(tallies(store, "2026-03-08").front() == "1x4.00 of 1.-10 on 2026-01-15 from 2026-01-15");
}

TEMPLATE_LIST_TEST_CASE("Contract: what has no grade is in no tally", "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    auto spoken = review("a", 9);
    spoken.score.reset();
    spoken.grade.reset();
    store.save({listing("2026-03-01", {spoken})});
    CHECK(tallies(store).empty());
    CHECK(samples::only_evidence(store).ratings == 0);
}

TEMPLATE_LIST_TEST_CASE("Contract: each business has its own tallies, however many there are",
                        "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    std::vector<model::Listing> all;
    for (int i = 0; i < 700; ++i) {
        std::vector<model::Review> reviews;
        for (int r = 0; r < i % 3; ++r) reviews.push_back(review("r" + std::to_string(r), 9));
        all.push_back(listing("2026-03-01", reviews));
        all.back().url += std::to_string(i);
    }
    store.save(all);
    // Every second listing belongs to the one 350 places before it, so that ids leave gaps.
    store.join_businesses([](const model::ListingWalk& walk, auto) {
        std::vector<std::size_t> places;
        walk([&](const auto&) {
            const std::size_t i = places.size();
            places.push_back(i >= 350 && i % 2 == 0 ? i - 350 : i);
        });
        return places;
    });
    std::size_t visited = 0;
    store.each_dossier(day("2030-01-01"), [&](const model::Dossier& dossier) {
        for (const auto& each : dossier.listings) {
            const auto number = static_cast<std::size_t>(
                std::stoi(each.url.substr(std::string{"https://iens.example/rhodos"}.size())));
            CHECK(each.ratings == static_cast<long>(number % 3));
            CHECK(each.tallies.size() == (number % 3 > 0 ? 1 : 0));
            ++visited;
        }
    });
    CHECK(visited == 700);
}

TEMPLATE_LIST_TEST_CASE("Contract: tallies are what counting one by one gives, on each day",
                        "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    std::mt19937 random{11};
    for (const char* fetched : {"2026-02-10", "2026-03-01", "2026-03-08"})
        store.save({listing(fetched, drawn(300, random))});
    for (const char* as_of : {"2026-01-01", "2026-02-10", "2026-03-05", "2030-01-01"}) {
        CHECK(without_scales(store, as_of) == counted_one_by_one(store, as_of));
        CHECK(tallies(store, as_of).size() < 200);
    }
}

TEST_CASE("Contract: every engine counts the same tallies, in one order") {
    if (OnPostgresql::missing()) return;
    const Folder folder;
    const auto filled = [&](auto&& store) {
        std::mt19937 random{12};
        for (const char* fetched : {"2026-02-10", "2026-03-01", "2026-03-08"}) {
            store.save({listing(fetched, drawn(300, random)), other(fetched, drawn(50, random))});
        }
        Shown all;
        for (const char* as_of : {"2026-01-01", "2026-03-05", "2030-01-01"})
            for (auto& each : tallies(store, as_of)) all.push_back(std::move(each));
        return all;
    };
    CHECK(filled(OnSqlite::open(folder)) == filled(OnPostgresql::open(folder)));
}
