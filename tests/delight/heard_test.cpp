#include "delight/heard.h"

#include "tests/catch.h"
#include "tests/delight/reading.h"

namespace {

const model::Day today{std::chrono::days{20000}};

delight::WrittenReview review(std::string_view text, std::optional<double> grade = 9.0,
                              std::string_view title = "") {
    delight::WrittenReview written;
    written.title = title;
    written.text = text;
    written.grade = grade;
    written.day = today;
    return written;
}

delight::HeardPart hear(const std::vector<delight::WrittenReview>& reviews) {
    delight::Listener listener{words::lexicon(), today};
    for (const auto& each : reviews) listener.hear(each);
    return listener.take();
}

constexpr std::string_view dutch = "De bediening was heel vriendelijk en het eten lekker.";

}  // namespace

TEST_CASE("a review without a grade is heard as well") {
    const auto part = hear({review(dutch, std::nullopt)});
    REQUIRE(part.read.size() == 1);
    CHECK(part.read[0].says(model::Signal::staff, true));
    CHECK_FALSE(part.read[0].grade());
}

TEST_CASE("a text in another language counts among the texts and is not read") {
    const auto part = hear({review("La habitación estaba muy sucia y el personal no ayuda"),
                            review(dutch), review("")});
    CHECK(part.counts.reviews == 3);
    CHECK(part.counts.texts == 2);
    CHECK(part.read.size() == 1);
}

TEST_CASE("a language that is told and is not read leaves a text unread") {
    auto foreign = review(dutch);
    foreign.lang = "es";
    CHECK(hear({foreign}).read.empty());
}

TEST_CASE("a title is heard with its text") {
    const auto part = hear({review("We hebben er gegeten.", 9.0, "Heel vriendelijk personeel")});
    REQUIRE(part.read.size() == 1);
    CHECK(part.read[0].says(model::Signal::staff, true));
}

TEST_CASE("a title does not fall into the box for praise") {
    const auto part = hear({review("lekker ontbijt / trage wifi", 7.0, "Personeel")});
    REQUIRE(part.read.size() == 1);
    CHECK_FALSE(part.read[0].speaks_of(model::Signal::staff));
}

TEST_CASE("talk counts the dated reviews of the last year, with text or not") {
    auto dated = review("");
    dated.date = model::Date{today - std::chrono::days{364}};
    auto old = dated;
    old.date = model::Date{today - std::chrono::days{365}};
    auto coming = dated;
    coming.date = model::Date{today + std::chrono::days{1}};
    CHECK(hear({dated, old, coming, review("")}).counts.last_year == 1);
}

TEST_CASE("answers of the owner are counted by listing") {
    auto answered = review("");
    answered.answered = true;
    const auto answers = hear({answered, review("")}).answers.at(0);
    CHECK(answers.reviews == 2);
    CHECK(answers.answered == 1);
}

TEST_CASE("parts of a business come together, and only words of its main language are kept") {
    delight::Hearing hearing{2};
    hearing.add(1, hear({review(dutch), review("The staff was very friendly and helpful.")}));
    hearing.add(1, hear({review(dutch)}));
    hearing.finish();
    const delight::Heard& heard = hearing.businesses()[1];
    CHECK(heard.read.size() == 3);
    CHECK(heard.language == model::Language::nl);
    const auto& table = hearing.words(model::Language::nl);
    bool found = false;
    for (const auto& own : heard.words)
        if (table.at(own.word).shown == "bediening") {
            found = true;
            CHECK(own.tens == 2);
        }
    CHECK(found);
    CHECK(hearing.businesses()[0].read.empty());
}

TEST_CASE("how texts are cut into parts makes no difference to what is heard") {
    delight::Hearing whole{1};
    whole.add(0, hear({review(dutch), review(dutch, 7.0)}));
    whole.finish();
    delight::Hearing cut{1};
    cut.add(0, hear({review(dutch)}));
    cut.add(0, hear({review(dutch, 7.0)}));
    cut.finish();
    CHECK(whole.businesses()[0].words.size() == cut.businesses()[0].words.size());
    CHECK(whole.businesses()[0].read.size() == cut.businesses()[0].read.size());
    CHECK(whole.businesses()[0].counts.texts == cut.businesses()[0].counts.texts);
}
