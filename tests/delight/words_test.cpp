#include "delight/words.h"

#include <algorithm>

#include "tests/catch.h"
#include "tests/delight/reading.h"

using model::Signal;

namespace {

const model::Day today{std::chrono::days{20000}};

/// Some businesses of one segment and what is said of them.
struct Street {
    std::vector<model::Dossier> dossiers;
    delight::Judged judged;
    std::vector<delight::HeardPart> parts;

    Street() {
        judged.segments.emplace_back();
        judged.segments.back().name = "restaurant, Ommen";
    }
    std::size_t open(const std::string& name = "Rhodos") {
        dossiers.emplace_back();
        dossiers.back().business.name = name;
        dossiers.back().business.category = "restaurant";
        dossiers.back().business.city = "Ommen";
        dossiers.back().listings.resize(2);
        dossiers.back().listings[1].source = "iens";
        dossiers.back().listings[1].url = "https://iens.example/1";
        judged.judgements.emplace_back();
        judged.judgements.back().segment = judged.segments.back().name;
        parts.emplace_back();
        return dossiers.size() - 1;
    }
    void say(std::size_t business, const std::string& text, double grade, int times = 1,
             bool answered = false) {
        delight::Listener listener{words::lexicon(), today};
        for (int i = 0; i < times; ++i) {
            delight::WrittenReview review;
            review.text = text;
            review.lang = "nl";
            review.grade = grade;
            review.date = model::Date{today - std::chrono::days{1}};
            review.day = review.date->first;
            review.listing = 1;
            review.reviewer = ++reviewers;
            review.answered = answered;
            listener.hear(review);
        }
        auto more = listener.take();
        auto& part = parts.at(business);
        part.counts.add(more.counts);
        for (const auto& [listing, answers] : more.answers) part.answers[listing].add(answers);
        part.read.insert(part.read.end(), more.read.begin(), more.read.end());
        std::move(more.quotes.begin(), more.quotes.end(), std::back_inserter(part.quotes));
        for (const auto& [plain, count] : more.words[0]) part.words[0][plain].add(count);
    }
    delight::Told told() const {
        delight::Hearing hearing{dossiers.size()};
        for (std::size_t i = 0; i < parts.size(); ++i) hearing.add(i, parts[i]);
        hearing.finish();
        return delight::tell(hearing, dossiers, judged);
    }
    std::uint64_t reviewers = 0;
};

const model::SignalShare& share(const model::Spoken& spoken, Signal signal, bool positive) {
    return spoken.signals.at(2 * static_cast<std::size_t>(signal) + (positive ? 0 : 1));
}

constexpr auto kind = "De bediening was heel vriendelijk.";
constexpr auto plain = "De kamer was netjes.";

}  // namespace

TEST_CASE("a business is told beside its segment") {
    Street street;
    street.say(street.open(), kind, 9, 4);
    street.say(street.open("Bella"), plain, 9, 4);
    const auto told = street.told();
    const auto& staff = share(told.businesses[0], Signal::staff, true);
    CHECK(staff.here.count == 4);
    CHECK(staff.here.n == 4);
    CHECK(staff.segment.count == 4);
    CHECK(staff.segment.n == 8);
    REQUIRE(told.segments.size() == 1);
    CHECK(told.segments[0].read == 8);
    CHECK(share(told.segments[0], Signal::staff, true).here.count == 4);
}

TEST_CASE("every signal is told with both signs, in their order") {
    Street street;
    street.say(street.open(), kind, 9);
    const auto spoken = street.told().businesses[0];
    REQUIRE(spoken.signals.size() == 22);
    for (std::size_t i = 0; i < 22; ++i) {
        CHECK(static_cast<std::size_t>(spoken.signals[i].signal) == i / 2);
        CHECK(spoken.signals[i].positive == (i % 2 == 0));
    }
    CHECK(spoken.elements.size() == 9);
}

TEST_CASE("of a business that nobody wrote of, everything is empty") {
    Street street;
    street.open();
    const auto told = street.told();
    CHECK(told.businesses[0].texts == 0);
    CHECK_FALSE(told.businesses[0].pyramid[0].praise.share);
    CHECK_FALSE(told.businesses[0].road.enough_texts);
    CHECK(told.badges[0].empty());
}

TEST_CASE("a broken promise is told where somebody says so") {
    Street street;
    const auto place = street.open();
    street.say(place, "De kamer was vies en kapot.", 4);
    street.say(place, kind, 9);
    const auto broken = street.told().businesses[0].broken_promises;
    REQUIRE(broken.size() == 1);
    CHECK(broken[0].signal == Signal::promise);
    CHECK(broken[0].here.count == 1);
}

TEST_CASE("words separate its nines from its sevens") {
    Street street;
    const auto place = street.open();
    street.say(place, "Heerlijk verrast door de kok met een extra gerecht.", 10, 60);
    street.say(place, "Een prima zaak met nette borden.", 7, 60);
    const auto road = street.told().businesses[0].road;
    REQUIRE(road.enough_texts);
    const auto says = [&](const std::string& word) {
        return std::any_of(road.words.begin(), road.words.end(),
                           [&](const auto& each) { return each.term == word; });
    };
    CHECK(says("verrast"));
    CHECK(says("prima"));
    REQUIRE_FALSE(road.signals.empty());
    CHECK(road.signals[0].log_odds.low > 0);
}

TEST_CASE("a quote is told with the listing it stands at") {
    Street street;
    street.say(street.open(), kind, 9);
    const auto quotes = street.told().businesses[0].quotes;
    REQUIRE(quotes.size() == 1);
    CHECK(quotes[0].text == "De bediening was heel vriendelijk");
    CHECK(quotes[0].source == "iens");
    CHECK(quotes[0].url == "https://iens.example/1");
    CHECK(quotes[0].grade == 9.0);
    CHECK(quotes[0].lang == "nl");
}

TEST_CASE("a segment is quoted by nobody") {
    Street street;
    street.say(street.open(), kind, 9);
    CHECK(street.told().segments[0].quotes.empty());
}

TEST_CASE("tens that speak of delight agree, and others are hollow") {
    Street street;
    street.say(street.open(), "We zijn verrast en komen zeker terug.", 10, 30);
    street.say(street.open("Bella"), plain, 10, 30);
    const auto told = street.told();
    CHECK(told.badges[0] == std::vector<std::string>{"words_agree"});
    CHECK(told.badges[1] == std::vector<std::string>{"hollow_tens"});
}

TEST_CASE("eights that sound like nines are hidden delight where others' do not") {
    Street street;
    const auto reserved = street.open();
    street.say(reserved, "We zijn echt verrast en komen zeker terug.", 8, 20);
    const auto usual = street.open("Bella");
    street.say(usual, plain, 8, 80);
    street.say(usual, kind, 10, 40);
    const auto told = street.told();
    CHECK(told.badges[0] == std::vector<std::string>{"hidden_delight"});
    CHECK(told.businesses[0].hidden_delight.count == 20);
    CHECK(told.badges[1] == std::vector<std::string>{"hollow_tens"});
}

TEST_CASE("how soon the owner answers is told from answers that came later") {
    Street street;
    street.say(street.open(), kind, 9, 3, true);
    model::ReviewChange answered;
    answered.kind = model::ChangeKind::answered;
    answered.review.date = model::Date{today - std::chrono::days{9}};
    answered.seen = today - std::chrono::days{2};
    street.judged.judgements[0].review_changes.push_back(answered);
    const auto monitoring = street.told().businesses[0].elements.at(8);
    CHECK(monitoring.visible);
    CHECK(monitoring.share.count == 3);
    CHECK(monitoring.days == 7);
}

TEST_CASE("talk is held against the segment") {
    Street street;
    street.say(street.open(), kind, 9, 24);
    street.say(street.open("Bella"), kind, 9, 12);
    const auto talk = street.told().businesses[0].talk;
    CHECK(talk.reviews == 24);
    CHECK(talk.segment == Approx(1.5));
    CHECK(talk.rank == 1);
}

TEST_CASE("a source that shows no answers of anybody does not tell that its owners are silent") {
    Street street;
    const auto place = street.open();
    street.say(place, kind, 9, 3);
    CHECK_FALSE(street.told().businesses[0].elements.at(8).visible);
    street.say(street.open("Bella"), kind, 9, 1, true);
    const auto monitoring = street.told().businesses[0].elements.at(8);
    CHECK(monitoring.visible);
    CHECK(monitoring.share.n == 3);
    CHECK(monitoring.share.count == 0);
}
