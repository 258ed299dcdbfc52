#include "app/hearing.h"

#include <algorithm>

#include "app/judging.h"
#include "tests/app/command.h"
#include "tests/catch.h"

namespace {

const model::Day today =
    std::chrono::floor<std::chrono::days>(*model::instant_from_iso("2026-11-21T12:00:00Z"));

model::Review review(const std::string& id, std::optional<double> grade, int days_ago,
                     const std::string& text) {
    model::Review made;
    made.id = id;
    if (grade) made.score = model::Score{*grade, {1, 10}, model::ScaleProof::declared};
    made.grade = grade;
    made.date = model::Date{today - std::chrono::days{days_ago}};
    made.text = text;
    made.author_key = "writer of " + id;
    return made;
}

model::Listing listing(const std::string& source, std::vector<model::Review> reviews,
                       model::Day fetched = today) {
    model::Listing made;
    made.source = source;
    made.url = "https://" + source + ".example/rhodos";
    made.business.name = "Rhodos";
    made.business.category = "restaurant";
    made.business.city = "Ommen";
    made.fetched = model::Instant{fetched};
    made.reviews = std::move(reviews);
    return made;
}

constexpr auto kind = "De bediening was heel vriendelijk.";
constexpr auto dirty = "Het toilet was erg vies.";

struct Shop {
    Folder folder;
    std::string file = folder / "n.db";
    store::Store store{file};

    model::Spoken spoken(model::Day as_of = today) const {
        return app::compare(store, {}, as_of).businesses.at(0).spoken;
    }
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("what reviewers say is told of a business, also without a score") {
    Shop shop;
    shop.store.save({listing(
        "iens", {review("a", 9, 5, kind), review("b", {}, 6, kind), review("c", 8, 7, "")})});
    const auto spoken = shop.spoken();
    CHECK(spoken.texts == 2);
    CHECK(spoken.read == 2);
    CHECK(spoken.pyramid[2].praise.count == 2);
    CHECK(spoken.talk.reviews == 3);
}

TEST_CASE("what was written later is not heard") {
    Shop shop;
    shop.store.save({listing("iens", {review("a", 9, 50, kind), review("b", {}, 5, dirty)})});
    CHECK(shop.spoken(today - std::chrono::days{10}).texts == 1);
    CHECK(shop.spoken().texts == 2);
}

TEST_CASE("words are heard as they stood on that day") {
    Shop shop;
    shop.store.save({listing("iens", {review("a", 9, 50, kind)}, today - std::chrono::days{40})});
    shop.store.save({listing("iens", {review("a", 9, 50, dirty)}, today - std::chrono::days{5})});
    const auto before = shop.spoken(today - std::chrono::days{10});
    CHECK(before.pyramid[2].praise.count == 1);
    CHECK(before.pyramid[0].blame.count == 0);
    CHECK(shop.spoken().pyramid[0].blame.count == 1);
}

TEST_CASE("the listings of one business are heard together") {
    Shop shop;
    shop.store.save({listing("iens", {review("a", 9, 5, kind)}),
                     listing("zoover", {review("b", 9, 5, dirty)})});
    shop.store.join_businesses([](const model::ListingWalk& walk, auto&&) {
        std::vector<std::size_t> first;
        walk([&](const model::ListingFacts&) { first.push_back(0); });
        return first;
    });
    const auto spoken = shop.spoken();
    CHECK(spoken.read == 2);
    REQUIRE(spoken.quotes.size() == 2);
    CHECK(spoken.quotes[0].source == "zoover");
    CHECK(spoken.quotes[0].url == "https://zoover.example/rhodos");
    CHECK(spoken.quotes[1].source == "iens");
}

TEST_CASE("a segment's words are those of its businesses") {
    Shop shop;
    auto other = listing("iens", {review("a", 9, 5, dirty)});
    other.url += "2";
    shop.store.save({listing("iens", {review("a", 9, 5, kind)}), other});
    const auto comparison = app::compare(shop.store, {}, today);
    REQUIRE_FALSE(comparison.segments.empty());
    CHECK(comparison.segments.front().spoken.read == 2);
}

TEST_CASE("many reviews are heard alike, in whatever batches") {
    Shop shop;
    std::vector<model::Review> many;
    for (int i = 0; i < 3000; ++i)
        many.push_back(review(std::to_string(i), 7 + i % 4, i % 900, i % 3 == 0 ? kind : dirty));
    shop.store.save({listing("iens", many)});
    const auto spoken = shop.spoken();
    CHECK(spoken.read == 3000);
    CHECK(spoken.pyramid[2].praise.count == 1000);
    CHECK(spoken.pyramid[0].blame.count == 2000);
}

TEST_CASE("boxes for praise and blame are not held against numbers") {
    store::Wording wording;
    model::Reading reading;
    reading.language = model::Language::nl;
    reading.polarity = -0.8;
    reading.signals = {{model::Signal::promise, false, 0, 1}, {model::Signal::staff, false, 2, 3}};
    wording.text = "vies bed en onbeschoft personeel";
    CHECK(app::tone_of_lexicon(wording, reading) == -0.8);
    wording.text = "/ vies bed en onbeschoft personeel";
    CHECK_FALSE(app::tone_of_lexicon(wording, reading).has_value());
    wording.text = "vies bed";
    reading.language = model::Language::unknown;
    CHECK_FALSE(app::tone_of_lexicon(wording, reading).has_value());
}

TEST_CASE("verdicts prints what words say as JSON") {
    Shop shop;
    shop.store.save({listing("iens", {review("a", 9, 5, kind)})});
    const Ran ran = run({"verdicts", "--db", shop.file, "--format", "jsonl"});
    CHECK(has(ran.out, R"("words":{"texts":1,"read":1,"pyramid":{"promise":{"praise":{"n":1)"));
    CHECK(has(ran.out, R"("badge":"not_enough_texts")"));
    CHECK(has(ran.out, R"("talk":{"reviews":1)"));
}

TEST_CASE("why tells the words, and quotes with their source") {
    Shop shop;
    shop.store.save({listing("iens", {review("a", 9, 5, kind), review("b", 4, 5, dirty)})});
    const Ran ran = run({"why", "Rhodos", "--db", shop.file});
    CHECK(has(ran.out, "words: 2 of 2 texts could be read"));
    CHECK(has(ran.out, "personal service: + 1 of 2, 50 %"));
    CHECK(has(ran.out, "not enough texts"));
    CHECK(has(ran.out, "vision: not visible from outside"));
    CHECK(has(ran.out, "broken promises: 1 of 2"));
    CHECK(has(ran.out,
              "staff + \"De bediening was heel vriendelijk\" (9, 2026-11-16, iens "
              "https://iens.example/rhodos)"));
}

TEST_CASE("a store without words is judged without them") {
    Shop shop;
    shop.store.save({listing("iens", {review("a", 9, 5, "")})});
    CHECK(shop.spoken().texts == 0);
    CHECK_FALSE(has(run({"why", "Rhodos", "--db", shop.file}).out, "words:"));
}
