#include <random>
#include <stdexcept>

#include "app/judging.h"
#include "app/learning.h"
#include "delight/learned_words.h"
#include "tests/app/command.h"
#include "tests/catch.h"

namespace {

const model::Day today =
    std::chrono::floor<std::chrono::days>(*model::instant_from_iso("2026-11-21T12:00:00Z"));

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// Twenty hotels and a camping whose guests give nines with "blorp" and eights with "snark", words
/// that no lexicon has.
struct Town {
    Folder folder;
    std::string file = folder / "n.db";
    store::Store store{file};

    Town() {
        std::mt19937 random{9};
        std::vector<model::Listing> listings;
        for (int b = 0; b < 21; ++b) {
            model::Listing& listing = listings.emplace_back();
            listing.source = "zoover";
            listing.url = "https://zoover.example/" + std::to_string(b);
            listing.business.name = "Zaak " + std::to_string(b);
            listing.business.category = b < 20 ? "hotel" : "camping";
            listing.fetched = model::Instant{today};
            for (int i = 0; i < 40; ++i) listing.reviews.push_back(review(i, random));
        }
        store.save(listings);
    }

    static model::Review review(int i, std::mt19937& random) {
        const bool nine = random() % 2 == 0;
        model::Review made;
        made.id = std::to_string(i);
        made.score = model::Score{nine ? 9.0 : 8.0, {1, 10}, model::ScaleProof::declared};
        made.grade = made.score->value;
        made.date = model::Date{today - std::chrono::days{5 + 10 * i}};
        made.lang = "nl";
        made.text = "Wij waren daar met ons ";
        if (random() % 10 < 7) made.text += nine ? "blorp" : "snark";
        return made;
    }
};

std::vector<model::LearnedModel> learned(const store::Store& store, model::Day as_of = today) {
    return app::learn_from(store, as_of);
}

}  // namespace

TEST_CASE("learn tells for each language, question and category what came of it") {
    const Town town;
    const Ran ran = run({"learn", "--db", town.file});
    CHECK(ran.status == 0);
    CHECK(has(ran.out, "nl        delight   camping   40 "));
    CHECK(has(ran.out, "too few reviews"));
    CHECK(has(ran.out, "nl        delight   hotel     800 "));
    CHECK(has(ran.out, "yes   used"));
    CHECK(has(ran.out, "nl        polarity  hotel     800  800  20"));
}

TEST_CASE("learn prints its rows as JSON lines") {
    const Town town;
    const Ran ran = run({"learn", "--db", town.file, "--format", "jsonl"});
    CHECK(has(ran.out, R"({"language":"nl","question":"delight","category":"camping","n":40,)"));
    CHECK(has(ran.out, R"("accuracy":null)"));
    CHECK(has(ran.out, R"("used":true,"why":"used"})"));
}

TEST_CASE("what was learned is kept in the store and answers there") {
    const Town town;
    run({"learn", "--db", town.file});
    const auto lexicon = delight::Lexicon::built_in();
    const auto kept = store::Store{town.file}.learned(today);
    const delight::LearnedWords words{kept, lexicon};
    CHECK(words.find(model::Question::delight, model::Language::nl, "hotel") != nullptr);
    CHECK(words.find(model::Question::delight, model::Language::nl, "camping") == nullptr);
}

TEST_CASE("learning again from the same store keeps the same bytes") {
    const Town town;
    run({"learn", "--db", town.file});
    const auto once = store::Store{town.file}.learned(today);
    run({"learn", "--db", town.file});
    const auto again = store::Store{town.file}.learned(today);
    REQUIRE(once.size() == 2);
    REQUIRE(again.size() == 2);
    CHECK(once.front().weights == again.front().weights);
    CHECK_FALSE(once.front().weights.empty());
}

TEST_CASE("learn --forget drops what was learned") {
    const Town town;
    run({"learn", "--db", town.file});
    const Ran ran = run({"learn", "--db", town.file, "--forget"});
    CHECK(ran.status == 0);
    CHECK(ran.out.empty());
    CHECK(has(ran.err, "2 models dropped"));
    CHECK(store::Store{town.file}.learned(today).empty());
}

TEST_CASE("as of a day nothing that was written later is learned from") {
    const Town town;
    const auto then = learned(town.store, today - std::chrono::days{200});
    const auto now = learned(town.store);
    REQUIRE(then.size() == 2);
    CHECK(then.front().as_of == today - std::chrono::days{200});
    // Of 40 reviews, one every ten days, 20 are older than 200 days.
    CHECK(then.front().n == 21 * 20);
    CHECK(now.front().n == 21 * 40);
}

TEST_CASE("what was learned tells of eights and nines while judging, only where it was learned") {
    const Town town;
    const auto told = [&](const std::string& name, model::Day as_of) {
        for (const auto& judged : app::compare(town.store, {}, as_of).businesses)
            if (judged.dossier.business.name == name) return judged.spoken;
        throw std::runtime_error("no business " + name);
    };
    CHECK(told("Zaak 3", today).hollow_tens.n == 0);
    run({"learn", "--db", town.file});
    CHECK(told("Zaak 3", today).hollow_tens.n > 10);
    // Eights never say "blorp", nor nines "snark".
    CHECK(told("Zaak 3", today).hollow_tens.count == 0);
    CHECK(told("Zaak 3", today).hidden_delight.count == 0);
    CHECK(told("Zaak 20", today).hollow_tens.n == 0);
    CHECK(told("Zaak 3", today - std::chrono::days{1}).hollow_tens.n == 0);
}

TEST_CASE(
    "an eight with the words of nines is hidden delight, a nine with those of sevens hollow") {
    Town town;
    run({"learn", "--db", town.file});
    model::Listing more;
    more.source = "zoover";
    more.url = "https://zoover.example/3";
    more.business.name = "Zaak 3";
    more.business.category = "hotel";
    more.fetched = model::Instant{today};
    std::mt19937 random{1};
    for (int i = 0; i < 6; ++i) {
        more.reviews.push_back(Town::review(100 + i, random));
        const double grade = i < 4 ? 8 : 9;
        more.reviews.back().score->value = grade;
        more.reviews.back().grade = grade;
        more.reviews.back().date = model::Date{today - std::chrono::days{3}};
        more.reviews.back().text = i < 4 ? "Wij waren daar met ons blorp" : "Wij waren daar snark";
    }
    town.store.save({more});
    for (const auto& judged : app::compare(town.store, {}, today).businesses) {
        if (judged.dossier.business.name != "Zaak 3") continue;
        CHECK(judged.spoken.hidden_delight.count == 4);
        CHECK(judged.spoken.hollow_tens.count == 2);
    }
}

TEST_CASE("a store without texts says that there is nothing to learn from") {
    const Folder folder;
    store::Store{folder / "n.db"};
    const Ran ran = run({"learn", "--db", folder / "n.db"});
    CHECK(ran.status == 0);
    CHECK(has(ran.err, "no graded review has a text that can be read"));
}

TEST_CASE("learn without a database is told so") {
    const Folder folder;
    CHECK(run({"learn", "--db", folder / "none.db"}).status == 2);
}
