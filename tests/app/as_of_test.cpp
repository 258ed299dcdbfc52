// What was judged as of a day is what was known and had happened by then: compared with a store
// into which nothing later ever came.
#include <random>

#include "app/judging.h"
#include "app/printed.h"
#include "tests/app/command.h"
#include "tests/catch.h"

namespace {

constexpr const char* eve = "2025-06-30";

model::Day day(std::string_view text) {
    return model::date_from_iso(text)->first;
}

/// A business's reviews at one source, of three years, of which the last is after `eve` and of
/// another kind.
std::vector<model::Review> reviews(std::mt19937& random, double delighted, bool later_too) {
    std::uniform_real_distribution<double> even;
    std::vector<model::Review> made;
    for (int i = 0; i < 36; ++i) {
        const model::Day on = day("2023-07-01") + std::chrono::days{30 * i};
        const double share = on <= day(eve) ? delighted : 0.95;
        const double score = even(random) < share ? 9 : even(random) < 0.7 ? 7.5 : 5;
        if (on > day(eve) && !later_too) continue;
        model::Review review;
        review.id = std::to_string(i);
        review.score = review.overall = model::Score{score, {1, 10}, model::ScaleProof::declared};
        review.grade = score;
        review.date = model::Date{on};
        made.push_back(review);
    }
    return made;
}

model::Listing listing(std::size_t number, const std::string& source, double delighted,
                       std::mt19937& random, bool later_too) {
    model::Listing made;
    made.source = source;
    made.url = "https://" + source + ".example/" + std::to_string(number);
    made.fetched = *model::instant_from_iso("2025-01-01T12:00:00Z");
    made.business.name = "Huis " + std::to_string(number);
    made.business.category = number % 2 == 0 ? "hotel" : "restaurant";
    made.business.city = "Ommen";
    made.reviews = reviews(random, delighted, later_too);
    return made;
}

std::string verdicts(bool later_too) {
    const Folder folder;
    store::Store store{folder / "n.db"};
    std::mt19937 random{4};
    std::vector<model::Listing> listings;
    for (std::size_t i = 0; i < 40; ++i) {
        const double delighted = 0.1 + 0.02 * static_cast<double>(i);
        listings.push_back(listing(i, "zoover", delighted, random, later_too));
        if (i % 2 == 0) listings.push_back(listing(i, "iens", delighted, random, later_too));
    }
    if (later_too) {
        std::mt19937 other{5};
        model::Listing late = listing(100, "zoover", 1, other, true);
        late.fetched = *model::instant_from_iso("2026-01-01T12:00:00Z");
        std::erase_if(late.reviews, [](const auto& one) { return one.date->first <= day(eve); });
        listings.push_back(late);
    }
    store.save(listings);
    store.join_businesses([](const model::ListingWalk& walk, auto) {
        std::map<std::string, std::size_t> first;
        std::vector<std::size_t> business;
        walk([&](const model::ListingFacts& facts) {
            const std::string& name = facts.business.name;
            business.push_back(first.try_emplace(name, business.size()).first->second);
        });
        return business;
    });
    std::string lines;
    for (const auto& judged : app::compare(store, {}, day(eve)).businesses)
        lines += app::verdict_json(judged) + "\n";
    return lines;
}

}  // namespace

TEST_CASE("as of a day nothing later is seen, priors, half-lives and sources' biases included") {
    const std::string known_then = verdicts(false);
    CHECK(known_then.find("\"half_life_from\":0") == std::string::npos);
    CHECK(known_then.find("\"equated_grade_mean\":{") != std::string::npos);
    CHECK(verdicts(true) == known_then);
}
