// A page that is read again: the same listing at the same moment, at a later opening of the store.
#include "store/store.h"
#include "tests/catch.h"
#include "tests/store/samples.h"

using samples::average;
using samples::day;
using samples::Folder;
using samples::listing;
using samples::review;

namespace {

using Listings = std::vector<model::Listing>;

/// Each call opens the store anew, as each command does.
struct Shelf {
    Folder folder;

    store::Saved save(const Listings& listings) const {
        return store::Store{samples::database(folder)}.save(listings);
    }
    double grade(const std::string& as_of) const {
        return samples::only_evidence(store::Store{samples::database(folder)}, as_of)
            .tallies.at(0)
            .grade;
    }
    Listings exported() const {
        Listings all;
        store::Store{samples::database(folder)}.each_listing(
            [&](const model::Listing& each) { all.push_back(each); });
        return all;
    }
    model::Review exported_review() const { return exported().at(0).reviews.at(0); }
};

model::Listing page(const std::string& fetched, double score) {
    return listing(fetched, {review("a1", score)});
}

}  // namespace

TEST_CASE("What a mended recipe reads stands on every day, also before the review was first met") {
    const Shelf shelf;
    shelf.save({page("2026-03-01", 3)});
    shelf.save({page("2026-03-15", 2)});
    CHECK(shelf.save({page("2026-03-01", 9), page("2026-03-15", 8)}).changed == 2);
    CHECK(shelf.grade("2026-01-20") == 9);
    CHECK(shelf.grade("2026-03-02") == 9);
    CHECK(shelf.grade("2026-03-20") == 8);
}

TEST_CASE("A recipe that is mended and then mended back leaves what it reads last") {
    const Shelf shelf;
    for (const double score : {9, 3, 9}) shelf.save({page("2026-03-01", score)});
    CHECK(shelf.grade("2026-03-02") == 9);
}

TEST_CASE("What a mended recipe no longer reads of a review is gone") {
    const Shelf shelf;
    auto wrong = page("2026-03-01", 9);
    wrong.reviews[0].aspects["price"] = 3;
    wrong.reviews[0].owner_reply = true;
    wrong.reviews[0].title = "Lees meer";
    shelf.save({wrong});
    shelf.save({page("2026-03-01", 9)});
    const auto review = shelf.exported_review();
    CHECK(review.aspects.empty());
    CHECK_FALSE(review.owner_reply);
    CHECK(review.title.empty());
}

TEST_CASE("A text that is no longer read as one does not stay behind") {
    const Shelf shelf;
    shelf.save({page("2026-03-01", 9)});
    auto textless = page("2026-03-01", 9);
    textless.reviews[0].text.clear();
    shelf.save({textless});
    CHECK(shelf.exported_review().text.empty());
}

TEST_CASE("A page that is read again keeps what an earlier page told") {
    const Shelf shelf;
    auto full = page("2026-03-01", 9);
    full.reviews[0].aspects["food"] = 8;
    shelf.save({full, page("2026-03-15", 7)});
    auto mended = page("2026-03-15", 6);
    shelf.save({mended});
    CHECK(shelf.exported().back().reviews.at(0).aspects.at("food") == 8);
}

TEST_CASE("A mended reading is no edit of the review") {
    const Shelf shelf;
    shelf.save({page("2026-03-01", 3)});
    shelf.save({page("2026-03-01", 9)});
    const auto all = shelf.exported();
    REQUIRE(all.size() == 1);
    CHECK(all[0].reviews.size() == 1);
    CHECK(all[0].reviews[0].score->value == 9);
}

TEST_CASE("An aggregate's mended reading takes the place of the wrong one, its histogram too") {
    const Shelf shelf;
    auto wrong = listing();
    wrong.aggregate = average(8, 10);
    wrong.aggregate->histogram["8"] = 10;
    shelf.save({wrong});
    auto mended = listing();
    mended.aggregate = average(8, 10);
    CHECK(shelf.save({mended}).changed == 1);
    const store::Store store{samples::database(shelf.folder)};
    CHECK(samples::only_evidence(store).aggregate->histogram.empty());
}

TEST_CASE("A listing's mended facts take the place of the wrong ones on every day") {
    const Shelf shelf;
    auto wrong = listing();
    wrong.business.name = "Rhodos - Iens.nl";
    wrong.business.phone = "0900-1234";
    shelf.save({wrong});
    auto later = wrong;
    later.fetched = samples::at("2026-03-15");
    later.business.city = "Hengelo";
    shelf.save({later});
    shelf.save({listing("2026-03-01"), listing("2026-03-15")});
    const store::Store store{samples::database(shelf.folder)};
    for (const std::string as_of : {"2026-02-01", "2026-03-02", "2026-03-20"}) {
        CHECK(store.dossiers(day(as_of)).at(0).business.name == "Rhodos");
        CHECK(store.dossiers(day(as_of)).at(0).business.phone.empty());
    }
}

TEST_CASE("The same pages read again change nothing") {
    const Shelf shelf;
    auto second = page("2026-03-15", 7);
    second.aggregate = average(8.4, 12);
    const Listings pages{page("2026-03-01", 9), second, page("2026-03-22", 7)};
    shelf.save(pages);
    CHECK_FALSE(shelf.save(pages).anything());
}

TEST_CASE("An overall score that a record cannot say is no misreading") {
    const Shelf shelf;
    auto iens = page("2026-03-01", 8);
    iens.reviews[0].overall = samples::of_ten(8);
    shelf.save({iens});
    CHECK_FALSE(shelf.save({page("2026-03-01", 8)}).anything());
}

TEST_CASE("Two pages of one second complete one another, also when they are read again") {
    const Shelf shelf;
    auto full = page("2026-03-01", 9);
    full.business.phone = "053-1234567";
    full.reviews[0].aspects["food"] = 8;
    const Listings pages{full, page("2026-03-01", 9)};
    for (int i = 0; i < 3; ++i) CHECK(shelf.save(pages).anything() == (i == 0));
    CHECK(shelf.exported().at(0).business.phone == "053-1234567");
    CHECK(shelf.exported_review().aspects.at("food") == 8);
}

TEST_CASE("Two differing sightings of one second are both known when they are read again") {
    const Shelf shelf;
    auto one = listing();
    auto other = listing();
    one.aggregate = average(8, 10);
    other.aggregate = average(8.4, 12);
    shelf.save({one, other});
    CHECK_FALSE(shelf.save({one, other}).anything());
}

TEST_CASE("A list that is read again takes nothing from what the own page told since") {
    const Shelf shelf;
    model::Listing list;
    list.source = "iens";
    list.fetched = samples::at("2026-02-20");
    list.items.push_back({listing().business, listing().url, average(8.4, 5)});
    list.items[0].business.name = "Rhod…";
    shelf.save({list});
    shelf.save({listing("2026-03-01")});
    CHECK_FALSE(shelf.save({list, listing("2026-03-01")}).anything());
    CHECK(shelf.exported().at(0).business.name == "Rhodos");
}
