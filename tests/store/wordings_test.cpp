#include "store/store.h"
#include "tests/catch.h"
#include "tests/store/samples.h"

using samples::day;
using samples::Folder;
using samples::review;

namespace {

std::vector<store::Wording> wordings(const store::Store& store,
                                     const std::string& as_of = "2030-01-01") {
    std::vector<store::Wording> all;
    store.each_wording(day(as_of), [&](const store::Wording& each) { all.push_back(each); });
    return all;
}

}  // namespace

TEST_CASE("The words of a review come with its author and its grade") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto spoken = review("a", 9);
    spoken.author_key = "key";
    spoken.title = "Top";
    store.save({samples::listing("2026-03-01", {spoken})});
    const auto all = wordings(store);
    REQUIRE(all.size() == 1);
    CHECK(all[0].author_key == "key");
    CHECK(all[0].title == "Top");
    CHECK(all[0].text == spoken.text);
    CHECK(all[0].lang == "nl");
    CHECK(all[0].grade == 9);
}

TEST_CASE("Words come in the order of the reviews' identities") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    store.save({samples::listing("2026-03-01", {review("a", 9), review("b", 8), review("c", 7)})});
    const auto all = wordings(store);
    REQUIRE(all.size() == 3);
    CHECK(all[0].review < all[1].review);
    CHECK(all[1].review < all[2].review);
}

TEST_CASE("Words that were changed later are told as they stood") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto spoken = review("a", 9);
    store.save({samples::listing("2026-03-01", {spoken})});
    const std::string before = spoken.text;
    spoken.text = "Iets heel anders";
    store.save({samples::listing("2026-03-08", {spoken})});
    CHECK(wordings(store, "2026-03-05").at(0).text == before);
    CHECK(wordings(store).at(0).text == "Iets heel anders");
}

TEST_CASE("Reviews are found by their place, and an unknown one is empty") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    store.save({samples::listing("2026-03-01", {review("a", 9)})});
    const store::Wording known = wordings(store).at(0);
    const std::vector<model::CitedReview> cited{{known.listing_id, known.review, {}, {}, 0},
                                                {999, 1, {}, {}, 0}};
    const auto found = store.reviews(cited);
    REQUIRE(found.size() == 2);
    CHECK(found[0].id == "a");
    CHECK(found[1].id.empty());
}

TEST_CASE("The words of a review that consists of boxes are both, with a stroke between") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto boxed = review("a", 8);
    boxed.praise = "Mooie kamer";
    boxed.criticism = "Koud ontbijt";
    boxed.text = text_of_boxes(boxed);
    store.save({samples::listing("2026-03-01", {boxed})});
    CHECK(wordings(store).at(0).text == "Mooie kamer / Koud ontbijt");
    boxed.praise = "";
    boxed.text = text_of_boxes(boxed);
    store.save({samples::listing("2026-04-01", {boxed})});
    CHECK(wordings(store, "2026-03-15").at(0).text == "Mooie kamer / Koud ontbijt");
    CHECK(wordings(store).at(0).text == " / Koud ontbijt");
}

TEST_CASE("The words of a review come with its date, its first day and whether it was answered") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto answered = review("a", 9, "2026-01");
    answered.owner_reply = true;
    store.save({samples::listing("2026-03-01", {answered})});
    const auto all = wordings(store);
    REQUIRE(all.size() == 1);
    CHECK(all[0].date == answered.date);
    CHECK(all[0].first_seen == day("2026-03-01"));
    CHECK(all[0].owner_reply);
}

TEST_CASE("What was answered later had no answer then") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto spoken = review("a", 9);
    store.save({samples::listing("2026-03-01", {spoken})});
    spoken.owner_reply = true;
    store.save({samples::listing("2026-03-08", {spoken})});
    CHECK_FALSE(wordings(store, "2026-03-05").at(0).owner_reply);
    CHECK(wordings(store).at(0).owner_reply);
}

TEST_CASE("Words of which all versions are later are told as they first stood") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto spoken = review("a", 9, "2026-01-15");
    store.save({samples::listing("2026-03-01", {spoken})});
    const std::string before = spoken.text;
    spoken.text = "Iets heel anders";
    store.save({samples::listing("2026-03-08", {spoken})});
    CHECK(wordings(store, "2026-02-01").at(0).text == before);
}

TEST_CASE("What was given stands as it did on that day, as the dossiers have it") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    store.save({samples::listing("2026-03-01", {review("a", 9, "2026-01")})});
    store.save({samples::listing("2026-03-08", {review("a", 4, "2026-02")})});
    for (const char* as_of : {"2026-02-01", "2026-03-05", "2026-03-08"}) {
        const auto spoken = wordings(store, as_of).at(0);
        const auto counted = samples::only_evidence(store, as_of).tallies.at(0);
        CHECK(spoken.grade == counted.grade);
        CHECK(spoken.date == counted.date);
    }
}

TEST_CASE("The words of a listing can stand as of a day of their own") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    store.save({samples::listing("2026-03-01", {review("a", 9)})});
    store.save({samples::listing("2026-03-08", {review("a", 4)})});
    const std::int64_t listing = samples::only_evidence(store).listing_id;
    std::vector<std::optional<double>> grades;
    const auto visit = [&](const store::Wording& each) { grades.push_back(each.grade); };
    store.each_wording(day("2030-01-01"), visit, {{listing, day("2026-03-05")}});
    store.each_wording(day("2030-01-01"), visit, {{listing + 1, day("2026-03-05")}});
    CHECK(grades == std::vector<std::optional<double>>{9, 4});
}
