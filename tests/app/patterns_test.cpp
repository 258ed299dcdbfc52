#include "app/patterns.h"

#include <algorithm>
#include <random>

#include "app/hearing.h"
#include "app/judging.h"
#include "tests/app/command.h"
#include "tests/catch.h"

namespace {

const model::Day today =
    std::chrono::floor<std::chrono::days>(*model::instant_from_iso("2026-11-21T12:00:00Z"));

model::Review review(const std::string& id, double grade, int days_ago, const std::string& text) {
    model::Review made;
    made.id = id;
    made.score = model::Score{grade, {1, 10}, model::ScaleProof::declared};
    made.grade = grade;
    made.date = model::Date{today - std::chrono::days{days_ago}};
    made.text = text;
    return made;
}

std::string words(std::mt19937& random, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "w" + std::to_string(random() % 4000) + " ";
    return text;
}

/// Thirty restaurants with forty eights and sevens each, of which the first got twenty tens in
/// two days that say all but the same.
struct Town {
    Folder folder;
    std::string file = folder / "n.db";
    store::Store store{file};

    Town() {
        std::mt19937 random{7};
        std::vector<model::Listing> listings;
        for (int b = 0; b < 30; ++b) {
            model::Listing listing;
            listing.source = "iens";
            listing.url = "https://iens.example/" + std::to_string(b);
            listing.business.name = "Zaak " + std::to_string(b);
            listing.business.category = "restaurant";
            listing.business.city = "Enschede";
            listing.fetched = model::Instant{today};
            for (int i = 0; i < 40; ++i)
                listing.reviews.push_back(
                    review("r" + std::to_string(i), 7 + i % 2, 20 * i + 5, words(random, 25)));
            listings.push_back(listing);
        }
        const std::string praise = words(random, 30);
        for (int i = 0; i < 20; ++i)
            listings[0].reviews.push_back(
                review("bought" + std::to_string(i), 10, 100 + i % 2, praise + std::to_string(i)));
        store.save(listings);
    }
    model::Judged first() const {
        const auto comparison = app::compare(store, {}, today);
        return *std::find_if(
            comparison.businesses.begin(), comparison.businesses.end(),
            [](const auto& each) { return each.dossier.business.name == "Zaak 0"; });
    }
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("bought tens are told as patterns, with the verdict without them") {
    const Town town;
    const model::Judgement judgement = town.first().judgement;
    REQUIRE(judgement.patterns.size() == 2);
    CHECK(judgement.patterns[0].kind == model::PatternKind::burst);
    CHECK(judgement.patterns[1].kind == model::PatternKind::near_duplicates);
    CHECK(judgement.badges == std::vector<std::string>{"unusual_pattern"});
    REQUIRE(judgement.without_patterns);
    CHECK(judgement.without_patterns->delighted.mean < judgement.delighted.mean - 0.1);
}

TEST_CASE("the evidence of a pattern names its reviews as the source does") {
    const Town town;
    const auto copies = town.first().judgement.patterns.at(1);
    REQUIRE(copies.reviews.size() == 19);
    CHECK(copies.reviews.front().id.substr(0, 6) == "bought");
    CHECK(copies.originals.at(0).id.substr(0, 6) == "bought");
}

TEST_CASE("the others of the town show no pattern") {
    const Town town;
    const auto comparison = app::compare(town.store, {}, today);
    const auto told =
        std::count_if(comparison.businesses.begin(), comparison.businesses.end(),
                      [](const auto& each) { return !each.judgement.patterns.empty(); });
    CHECK(told == 1);
}

TEST_CASE("verdicts prints the patterns with their evidence as JSON") {
    const Town town;
    const Ran ran = run({"verdicts", "--db", town.file, "--format", "jsonl"});
    CHECK(has(ran.out, R"("badges":["unusual_pattern"])"));
    CHECK(has(ran.out, R"("patterns":[{"kind":"burst","source":"iens")"));
    CHECK(has(ran.out, R"("without_patterns":{"verdict":")"));
    CHECK(has(ran.out, R"("id":"bought0","date":"2026-08-13","grade":10)"));
}

TEST_CASE("why tells a pattern in neutral words, and the verdict without") {
    const Town town;
    const Ran ran = run({"why", "Zaak 0", "--db", town.file});
    CHECK(has(ran.out, "unusual, burst: 20 of 60 reviews at iens"));
    CHECK(has(ran.out, "a pattern is no accusation"));
    CHECK(has(ran.out, "without these reviews: "));
}

TEST_CASE("words are held against numbers where somebody reads them") {
    Town town;
    std::vector<model::Listing> more;
    for (int b = 0; b < 30; ++b) {
        model::Listing listing;
        listing.source = "iens";
        listing.url = "https://iens.example/" + std::to_string(b);
        listing.business.name = "Zaak " + std::to_string(b);
        listing.fetched = model::Instant{today};
        for (int i = 0; i < 10; ++i)
            listing.reviews.push_back(
                review("ten" + std::to_string(i), 10, 30 * i, b == 4 ? "koud" : "heerlijk"));
        more.push_back(listing);
    }
    town.store.save(more);
    const auto dossiers = town.store.dossiers(today);
    auto judged = delight::judge(dossiers, {}, today);
    const app::Tone tone = [](const store::Wording& each, const model::Reading&) {
        return std::optional{each.text == "koud" ? -0.9 : 0.9};
    };
    const auto listened = app::listen(town.store, dossiers, today, tone);
    app::add_patterns(dossiers, judged, listened.traces, town.store, {}, today);
    const auto& patterns = judged.judgements.at(4).patterns;
    REQUIRE(patterns.size() == 1);
    CHECK(patterns[0].kind == model::PatternKind::words_against_grade);
}

TEST_CASE("a review that was scored otherwise is told by why") {
    const Town town;
    model::Listing listing;
    listing.source = "iens";
    listing.url = "https://iens.example/3";
    listing.business.name = "Zaak 3";
    listing.fetched = model::Instant{today} + std::chrono::hours{2};
    listing.reviews.push_back(review("r0", 3, 5, ""));
    store::Store{town.file}.save({listing});
    const Ran ran = run({"why", "Zaak 3", "--db", town.file});
    CHECK(has(ran.out, "rescored since first seen: 1 (r0)"));
}
