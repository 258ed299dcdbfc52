#include "store/interchange.h"
#include "store/store.h"
#include "tests/catch.h"
#include "tests/store/samples.h"

using samples::average;
using samples::day;
using samples::Folder;
using samples::listing;
using samples::review;

namespace {

std::vector<std::string> exported(const store::Store& store) {
    std::vector<std::string> lines;
    store.each_listing([&](const model::Listing& each) { lines.push_back(store::to_json(each)); });
    return lines;
}

void import_into(store::Store& store, const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
        store.save({store::listing_from_json(line).value()});
    }
}

/// Everything a verdict could rest on, as of that day, as text.
std::string evidence(const store::Store& store, const std::string& as_of) {
    std::string text;
    for (const auto& dossier : store.dossiers(day(as_of))) {
        text += dossier.business.name + dossier.business.city + "\n";
        for (const auto& each : dossier.listings) {
            text += each.url + model::to_string(each.first_seen) +
                    model::to_string(each.last_seen) + "\n";
            if (each.aggregate) {
                model::Listing shown;
                shown.aggregate = each.aggregate;
                text += model::to_string(each.aggregate_seen) + store::to_json(shown) + "\n";
            }
            for (const auto& alike : each.tallies) {
                model::Review shown;
                shown.grade = alike.grade;
                shown.date = alike.date;
                model::Listing carrier;
                carrier.reviews.push_back(shown);
                text += std::to_string(alike.count) + " from " + model::to_string(alike.day) +
                        store::to_json(carrier) + "\n";
            }
        }
    }
    return text;
}

model::Review anonymous(double grade) {
    model::Review review;
    review.score = samples::of_ten(8);
    review.grade = grade;
    return review;
}

/// Three crawls: edits, a moving average, grades that need all their digits, and twins of which
/// one came later.
void crawl_three_times(store::Store& store) {
    const double third = 7 + 1.0 / 3;
    auto first = listing("2026-03-01", {review("a1", 9), anonymous(third)});
    first.aggregate = average(8.1, 10);
    auto second = listing("2026-03-08",
                          {review("a1", 4), anonymous(third), anonymous(third), review("a2", 7)});
    second.aggregate = average(7.9, 12);
    second.aggregate->histogram = {{"9-10", 3}, {"<7", 9}};
    auto third_crawl = listing("2026-03-15", {review("a1", 4)});
    third_crawl.aggregate = second.aggregate;
    store.save({first});
    store.save({second});
    store.save({third_crawl});
}

}  // namespace

TEST_CASE("One crawl is exported as one record that says what came in") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto crawled = listing("2026-03-01", {review("a1", 9), review("a2", 7, "2025-01-01")});
    crawled.aggregate = average(8.4, 5);
    store.save({crawled});
    CHECK(exported(store) == std::vector<std::string>{store::to_json(crawled)});
}

TEST_CASE("An export in an empty store gives the same evidence of every day to the last digit") {
    const Folder folder;
    store::Store from{folder / "from.db"};
    store::Store to{folder / "to.db"};
    crawl_three_times(from);
    import_into(to, exported(from));
    for (const char* as_of :
         {"2026-02-01", "2026-03-01", "2026-03-07", "2026-03-08", "2026-04-01"}) {
        INFO(as_of);
        CHECK(evidence(to, as_of) == evidence(from, as_of));
    }
    CHECK(exported(to) == exported(from));
}

TEST_CASE("An export in its own store adds nothing") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    crawl_three_times(store);
    for (const std::string& line : exported(store)) {
        CHECK_FALSE(store.save({store::listing_from_json(line).value()}).anything());
    }
}

TEST_CASE("A grade made from aspects survives export and import") {
    const Folder folder;
    store::Store from{folder / "from.db"};
    store::Store to{folder / "to.db"};
    auto scored = review("a1", 8);
    scored.overall = samples::of_ten(7.7);
    scored.grade = 7.7;
    from.save({listing("2026-03-01", {scored})});
    import_into(to, exported(from));
    CHECK(samples::only_evidence(to).tallies.at(0).grade == 7.7);
    for (const std::string& line : exported(from)) {
        CHECK_FALSE(from.save({store::listing_from_json(line).value()}).anything());
    }
}
