#include "store/forgetting.h"

#include <algorithm>
#include <fstream>

#include "store/inspection.h"
#include "store/interchange.h"
#include "tests/catch.h"
#include "tests/store/samples.h"

using samples::at;
using samples::day;
using samples::Folder;
using samples::listing;
using samples::review;
using store::Forgetting;

namespace {

std::vector<store::FoundReview> found(store::Store& store, const store::ReviewSearch& search) {
    std::vector<store::FoundReview> all;
    Forgetting{store}.each_review(search, [&](const auto& each) { all.push_back(each); });
    return all;
}

std::vector<std::string> ids(store::Store& store, const store::ReviewSearch& search) {
    std::vector<std::string> all;
    for (const auto& each : found(store, search)) all.push_back(each.review.id);
    return all;
}

store::Deed deed(const std::string& reason = "") {
    store::Deed deed;
    deed.moment = at("2026-06-01");
    deed.reason = reason;
    return deed;
}

std::string exported(const store::Store& store) {
    std::string text;
    store.each_listing([&](const auto& each) { text += store::to_json(each) + '\n'; });
    return text;
}

bool whole(const std::filesystem::path& file) {
    return store::inspect(file, [] { return true; }).whole();
}

/// Whether a word stands anywhere in the files of a database.
bool in_files(const Folder& folder, const std::string& word) {
    for (const auto& entry : std::filesystem::directory_iterator{folder.path()}) {
        std::ifstream stream{entry.path(), std::ios::binary};
        const std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
        if (bytes.find(word) != std::string::npos) return true;
    }
    return false;
}

model::Review by(model::Review review, const std::string& author_key) {
    review.author_key = author_key;
    return review;
}

}  // namespace

TEST_CASE("Reviews are found by their id, their author, and words they hold or held") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto edited = by(review("a2", 7), "beef");
    store.save({listing("2026-03-01", {by(review("a1", 9), "cafe"), edited})});
    edited.text = "Iets heel anders";
    store.save({listing("2026-03-02", {edited})});
    CHECK(ids(store, {.id = "a1"}) == std::vector<std::string>{"a1"});
    CHECK(ids(store, {.author_key = "beef"}) == std::vector<std::string>{"a2"});
    CHECK(ids(store, {.words = "HEEL anders"}) == std::vector<std::string>{"a2"});
    CHECK(ids(store, {.words = "ontvangst bij a2"}) == std::vector<std::string>{"a2"});
    CHECK(ids(store, {.business = "rhod", .words = "ontvangst"}).size() == 2);
    CHECK(ids(store, {.source = "zoover", .words = "ontvangst"}).empty());
}

TEST_CASE("A forgotten review is gone from every file of the store, with all that it ever said") {
    const Folder folder;
    store::Store store{folder / "n.db"};
    auto secret = review("a1", 9);
    secret.text = "Mijn buurman Kwakkelstein was er ook";
    store.save({listing("2026-03-01", {secret, review("a2", 7)})});
    secret.text = "Mijn buurman Zwamborn was er ook";
    store.save({listing("2026-03-02", {secret})});
    const auto done = Forgetting{store}.reviews(found(store, {.id = "a1"}), deed());
    CHECK(done.reviews == 1);
    CHECK(found(store, {}).size() == 1);
    CHECK_FALSE(in_files(folder, "Kwakkelstein"));
    CHECK_FALSE(in_files(folder, "Zwamborn"));
    CHECK(in_files(folder, "bij a2"));
    CHECK(whole(folder / "n.db"));
}

TEST_CASE("A forgotten review stays away when its page still shows it, and counts as kept out") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    model::Review nameless = review("", 6);
    const auto page = listing("2026-03-01", {review("a1", 9), nameless});
    store.save({page});
    Forgetting{store}.reviews(found(store, {}), deed());
    const auto saved = store.save({listing("2026-03-08", page.reviews)});
    CHECK(saved.reviews == 0);
    CHECK(saved.kept_out == 2);
    CHECK(store.kept_out().shown_by(page));
    CHECK_FALSE(store.kept_out().shown_by(listing("2026-03-01", {review("a3", 9)})));
    store::Store again{samples::database(folder)};
    CHECK(again.save({page}).kept_out == 2);
}

TEST_CASE("What a deed forgot comes back when the deed is lifted") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    const auto page = listing("2026-03-01", {review("a1", 9)});
    store.save({page});
    const auto done = Forgetting{store}.reviews(found(store, {}), deed());
    CHECK(Forgetting{store}.lift(done.number));
    CHECK(store.save({page}).reviews == 1);
    CHECK_FALSE(Forgetting{store}.lift(99));
}

TEST_CASE("A deed is written down without what was forgotten") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    store.save({listing("2026-03-01", {review("a1", 9)})});
    Forgetting{store}.reviews(found(store, {}), deed("verzoek 12"));
    const auto deeds = Forgetting{store}.deeds();
    REQUIRE(deeds.size() == 1);
    CHECK(deeds[0].what == "review");
    CHECK(deeds[0].reason == "verzoek 12");
    CHECK(deeds[0].reviews == 1);
    CHECK(deeds[0].moment == at("2026-06-01"));
}

TEST_CASE("A forgotten business is gone from its list too, and its partner keeps a business") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto one = listing("2026-03-01", {review("a1", 9)});
    auto other = listing("2026-03-01", {review("b1", 8)});
    other.source = "zoover";
    other.url = "https://zoover.example/rhodos";
    store.save({one, other});
    store.join_businesses([](const model::ListingWalk& walk, auto) {
        std::size_t count = 0;
        walk([&](const auto&) { ++count; });
        return std::vector<std::size_t>(count, 0);
    });
    Forgetting forgetting{store};
    const auto gone = forgetting.listings("", one.url);
    REQUIRE(gone.size() == 1);
    CHECK(forgetting.listings(gone, deed()).reviews == 1);
    CHECK(whole(samples::database(folder)));
    REQUIRE(store.dossiers(day("2030-01-01")).size() == 1);
    CHECK(samples::only_evidence(store).source == "zoover");
    model::Listing list;
    list.source = "iens";
    list.fetched = at("2026-03-09");
    list.items.push_back({one.business, one.url, samples::average(8, 9)});
    CHECK(store.save({list, one}).kept_out == 2);
    CHECK(store.dossiers(day("2030-01-01")).size() == 1);
}

TEST_CASE("A forgotten source leaves the others, and may be watched again") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto other = listing("2026-03-01", {review("b1", 8)});
    other.source = "zoover";
    store.save({listing("2026-03-01", {review("a1", 9)}), other});
    const auto done = Forgetting{store}.source("iens", deed());
    CHECK(done.listings == 1);
    CHECK(done.reviews == 1);
    CHECK(samples::only_evidence(store).source == "zoover");
    CHECK(whole(samples::database(folder)));
    CHECK(store.save({listing("2026-03-01", {review("a1", 9)})}).reviews == 1);
}

TEST_CASE("Words that are too old go with their author's key, their figures stay") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto old = by(review("a1", 9, "2024-01-15"), "cafe");
    old.text = "Oude woorden van Kwakkelstein";
    const auto page = listing("2026-03-01", {old, review("a2", 7, "2026-02-01")});
    store.save({page});
    const store::Retention keep{day("2025-06-01"), {}};
    CHECK(Forgetting{store}.older(keep, at("2026-06-01")).reviews == 1);
    CHECK_FALSE(in_files(folder, "Kwakkelstein"));
    CHECK(exported(store).find("cafe") == std::string::npos);
    CHECK(samples::only_evidence(store).ratings == 2);
    CHECK_FALSE(store.save({page}).anything());
    CHECK_FALSE(in_files(folder, "Kwakkelstein"));
    CHECK(Forgetting{store}.older(keep, at("2026-06-01")).number == 0);
    CHECK(Forgetting{store}.deeds().size() == 1);
}

TEST_CASE("Reviews that are too old go, and do not come back as younger ones") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto undated = review("a3", 5);
    undated.date.reset();
    const auto page = [&](const std::string& fetched) {
        return listing(fetched,
                       {review("a1", 9, "2024-01-15"), review("a2", 7, "2026-02-01"), undated});
    };
    store.save({page("2025-03-01")});
    const store::Retention keep{{}, day("2025-06-01")};
    CHECK(Forgetting{store}.older(keep, at("2026-06-01")).reviews == 2);
    const auto saved = store.save({page("2026-06-01")});
    CHECK_FALSE(saved.reviews > 0);
    CHECK(saved.kept_out == 2);
    CHECK(ids(store, {}) == std::vector<std::string>{"a2"});
    CHECK(whole(samples::database(folder)));
}

TEST_CASE("A forgotten review is not taken for one that vanished, nor blinds the store for those") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    const auto visit = [&](const std::string& moment, const std::vector<model::Review>& reviews,
                           long count) {
        const long round = store.begin_round("iens", at(moment));
        auto page = listing(moment, reviews);
        page.aggregate = samples::average(8, count);
        store::PageState state;
        state.url = page.url;
        state.source = "iens";
        state.fetched = at(moment);
        state.round = round;
        store.save({page}, &state);
        store.end_round("iens");
        return store.note_vanished("iens");
    };
    std::vector<model::Review> shown;
    for (int i = 0; i < 8; ++i) shown.push_back(review("a" + std::to_string(i), 8));
    visit("2026-03-01", shown, 8);
    Forgetting{store}.reviews(found(store, {.id = "a3"}), deed());
    CHECK(visit("2026-03-08", shown, 8) == 0);
    shown.pop_back();
    CHECK(visit("2026-03-15", shown, 7) == 1);
}
