#include "store/store.h"
#include "tests/catch.h"
#include "tests/store/samples.h"

using samples::at;
using samples::average;
using samples::day;
using samples::Folder;
using samples::listing;
using samples::only_evidence;
using samples::review;

namespace {

model::Review anonymous(double score) {
    model::Review review;
    review.score = samples::of_ten(score);
    review.grade = score;
    review.date = model::date_from_iso("2015-09-26");
    return review;
}

std::vector<double> grades(const store::Store& store, const std::string& as_of = "2030-01-01") {
    std::vector<double> grades;
    for (const auto& alike : only_evidence(store, as_of).tallies)
        grades.insert(grades.end(), static_cast<std::size_t>(alike.count), alike.grade);
    std::sort(grades.begin(), grades.end());
    return grades;
}

}  // namespace

TEST_CASE("What is new is counted, and the same twice adds nothing") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    const std::vector<model::Listing> page{
        listing("2026-03-01", {review("a1", 9), review("a2", 7)})};
    const auto first = store.save(page);
    CHECK(first.listings == 1);
    CHECK(first.reviews == 2);
    CHECK(first.changed == 0);
    CHECK_FALSE(store.save(page).anything());
}

TEST_CASE("The same reviews a week later are nothing new") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    store.save({listing("2026-03-01", {review("a1", 9), anonymous(8)})});
    CHECK_FALSE(store.save({listing("2026-03-08", {review("a1", 9), anonymous(8)})}).anything());
    CHECK(only_evidence(store).ratings == 2);
}

TEST_CASE("What is stored is there when the file is opened again") {
    const Folder folder;
    store::Store{samples::database(folder)}.save({listing("2026-03-01", {review("a1", 9)})});
    CHECK(grades(store::Store{samples::database(folder)}) == std::vector<double>{9});
}

TEST_CASE("Exact twins on one page are as many reviews, also when the page comes again") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    const std::vector<model::Review> twins{anonymous(8), anonymous(8), anonymous(8), anonymous(7)};
    CHECK(store.save({listing("2026-03-01", twins)}).reviews == 4);
    CHECK_FALSE(store.save({listing("2026-03-08", twins)}).anything());
}

TEST_CASE("A review that is scored again updates its row and counts as changed") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    store.save({listing("2026-03-01", {review("a1", 9)})});
    const auto saved = store.save({listing("2026-03-08", {review("a1", 4)})});
    CHECK(saved.reviews == 0);
    CHECK(saved.changed == 1);
    CHECK(grades(store) == std::vector<double>{4});
}

TEST_CASE("What a review said before it was scored again is still known of that day") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    store.save({listing("2026-03-01", {review("a1", 9)})});
    store.save({listing("2026-03-08", {review("a1", 4)})});
    store.save({listing("2026-03-15", {review("a1", 6)})});
    CHECK(grades(store, "2026-03-07") == std::vector<double>{9});
    CHECK(grades(store, "2026-03-08") == std::vector<double>{4});
    CHECK(grades(store, "2026-03-15") == std::vector<double>{6});
    // Dated before it was first met: as first met.
    CHECK(grades(store, "2026-01-20") == std::vector<double>{9});
}

TEST_CASE("The order in which sightings are stored does not matter") {
    const std::vector<model::Listing> sightings{
        listing("2026-03-01", {review("a1", 9)}), listing("2026-03-08", {review("a1", 4)}),
        listing("2026-03-15", {review("a1", 6)}), listing("2026-03-22", {review("a1", 6)})};
    std::vector<std::size_t> order{0, 1, 2, 3};
    do {
        const Folder folder;
        store::Store store{samples::database(folder)};
        for (const std::size_t i : order) store.save({sightings[i]});
        CHECK(grades(store, "2026-03-02") == std::vector<double>{9});
        CHECK(grades(store, "2026-03-10") == std::vector<double>{4});
        CHECK(grades(store, "2026-03-16") == std::vector<double>{6});
        store.each_wording(day("2030-01-01"), [](const store::Wording& each) {
            CHECK(each.first_seen == day("2026-03-01"));
        });
        CHECK(only_evidence(store).last_seen == day("2026-03-22"));
        CHECK_FALSE(store.save(sightings).anything());
    } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("A review that shows less takes nothing back") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    store.save({listing("2026-03-01", {review("a1", 9)})});
    model::Review less;
    less.id = "a1";
    less.text = "Heerlijk gegeten…";
    CHECK_FALSE(store.save({listing("2026-03-08", {less})}).anything());
    CHECK(grades(store) == std::vector<double>{9});
}

TEST_CASE("A review without a grade is stored but is no evidence") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    model::Review unscored;
    unscored.id = "a1";
    unscored.text = "Zonder cijfer";
    CHECK(store.save({listing("2026-03-01", {unscored})}).reviews == 1);
    CHECK(only_evidence(store).tallies.empty());
}

TEST_CASE("A review that gets its grade later is evidence from then on") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto ungraded = review("a1", 9);
    ungraded.grade.reset();
    store.save({listing("2026-03-01", {ungraded})});
    store.save({listing("2026-03-08", {review("a1", 9)})});
    CHECK(grades(store, "2026-03-08") == std::vector<double>{9});
    CHECK(grades(store, "2026-03-02").empty());
}

TEST_CASE("A listing seen with less detail keeps the known fields") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto full = listing();
    full.business.phone = "053-1234567";
    full.business.lat = 52.2;
    store.save({full});
    auto bare = listing("2026-03-08");
    bare.business = {};
    bare.aggregate = average(8.4, 5);
    CHECK(store.save({bare}).changed == 1);  // the aggregate
    const auto business = store.dossiers(day("2030-01-01")).at(0).business;
    CHECK(business.name == "Rhodos");
    CHECK(business.phone == "053-1234567");
    CHECK(business.lat == 52.2);
}

TEST_CASE("A listing's earlier facts are still known of their day") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    store.save({listing("2026-03-01")});
    auto renamed = listing("2026-03-08");
    renamed.business.name = "Grieks Rhodos";
    CHECK(store.save({renamed}).changed == 1);
    CHECK(store.dossiers(day("2026-03-07")).at(0).business.name == "Rhodos");
    CHECK(store.dossiers(day("2026-03-08")).at(0).business.name == "Grieks Rhodos");
}

TEST_CASE("The items of a list are listings of their own, the list page is none") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto list = listing();
    list.business.name = "Restaurants in Amersfoort";
    for (const char* name : {"El Ternero", "Sushi Today"}) {
        model::Item item;
        item.business.name = name;
        item.url = std::string{"https://iens.example/"} + name;
        item.aggregate = average(8.2, 188);
        list.items.push_back(item);
    }
    CHECK(store.save({list}).listings == 2);
    CHECK_FALSE(store.save({list}).anything());
    const auto dossiers = store.dossiers(day("2030-01-01"));
    REQUIRE(dossiers.size() == 2);
    CHECK(dossiers[0].business.name == "El Ternero");
    CHECK(dossiers[0].listings[0].source == "iens");
    CHECK(dossiers[0].listings[0].url == "https://iens.example/El Ternero");
    CHECK(dossiers[0].listings[0].aggregate->count == 188);
}

TEST_CASE("Items without a URL are told apart by name and place") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto list = listing();
    for (const char* name : {"El Ternero", "Sushi Today", "El Ternero"}) {
        model::Item item;
        item.business.name = name;
        item.aggregate = average(8.2, 188);
        list.items.push_back(item);
    }
    CHECK(store.save({list}).listings == 2);
}

TEST_CASE("A glimpse on a list does not overwrite what the own page told") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto own = listing();
    own.aggregate = average(8.37, 5);
    own.aggregate->histogram["8"] = 5;
    store.save({own});
    model::Listing list;
    list.source = "iens";
    list.fetched = at("2026-03-02");
    list.items.push_back({own.business, own.url, average(8.4, 5)});
    list.items[0].business.name = "Rhod…";
    CHECK_FALSE(store.save({list}).anything());
    list.items[0].aggregate = average(8.5, 6);
    CHECK(store.save({list}).changed == 1);
    CHECK(store.dossiers(day("2030-01-01")).at(0).business.name == "Rhodos");
}

TEST_CASE("An aggregate that was not yet seen on that day is left out") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    for (const auto& [fetched, value] :
         std::vector<std::pair<std::string, double>>{{"2026-03-01", 8}, {"2026-03-08", 8.4}}) {
        auto seen = listing(fetched);
        seen.aggregate = average(value, 10);
        store.save({seen});
    }
    CHECK_FALSE(only_evidence(store, "2026-02-28").aggregate.has_value());
    CHECK(only_evidence(store, "2026-03-07").aggregate->score->value == 8);
    CHECK(only_evidence(store, "2026-03-08").aggregate->score->value == 8.4);
    CHECK(only_evidence(store, "2026-04-01").aggregate_seen == day("2026-03-08"));
}

TEST_CASE("A listing without a moment of its own was seen when its page was fetched") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto undated = listing();
    undated.fetched = {};
    store::PageState page;
    page.url = undated.url;
    page.fetched = at("2026-03-05");
    store.save({undated}, &page);
    CHECK(only_evidence(store).first_seen == day("2026-03-05"));
}

TEST_CASE("Texts with quotes, line ends and zero bytes come back as they were") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto odd = review("a1", 9);
    odd.text = std::string{"it's \"good\"\n\0; DROP TABLE review", 33};
    store.save({listing("2026-03-01", {odd})});
    std::string text;
    store.each_listing([&](const model::Listing& each) { text = each.reviews.at(0).text; });
    CHECK(text == odd.text);
}

TEST_CASE("Praise and criticism come back apart, and the text whole, now and of earlier days") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto boxed = review("r1", 8);
    boxed.praise = "De tuin";
    boxed.criticism = "Koude eieren";
    boxed.text = text_of_boxes(boxed);
    auto edited = boxed;
    edited.criticism = "Koude koffie";
    edited.text = text_of_boxes(edited);
    store.save({listing("2026-03-01", {boxed})});
    store.save({listing("2026-03-08", {edited})});
    std::vector<model::Review> told;
    store.each_listing([&](const model::Listing& each) {
        told.insert(told.end(), each.reviews.begin(), each.reviews.end());
    });
    REQUIRE(told.size() == 2);
    CHECK(told[0].praise == "De tuin");
    CHECK(told[0].text == "De tuin\n\nKoude eieren");
    CHECK(told[1].criticism == "Koude koffie");
    CHECK(told[1].text == "De tuin\n\nKoude koffie");
}
