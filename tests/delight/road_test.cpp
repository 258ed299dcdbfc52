#include "delight/road.h"

#include <algorithm>

#include "tests/catch.h"
#include "tests/delight/spoken_reviews.h"

using delight::SpokenReview;
using model::Signal;
using spoken_reviews::add;
using spoken_reviews::review;

namespace {

/// A hundred tens that are surprised and a hundred sevens that are not; all praise the staff.
struct Business {
    std::vector<SpokenReview> reviews;
    std::vector<model::SignalShare> signals;
    delight::WordTable table;
    std::vector<delight::OwnWord> words;
    std::vector<std::uint32_t> segment_words;

    explicit Business(int each = 100) {
        add(reviews, each, review(10, {Signal::staff, Signal::surprise}));
        add(reviews, each, review(7, {Signal::staff}));
        for (const Signal signal : {Signal::staff, Signal::surprise}) {
            const std::array one{signal};
            const auto share = delight::share_that_say(reviews, one, true);
            signals.push_back({signal, true, share, share});
        }
    }
    void say(const std::string& word, std::uint32_t tens, std::uint32_t sevens,
             bool as_name = false) {
        delight::WordCount count{tens, sevens, as_name ? 9U : 0U, as_name ? 0U : 9U};
        words.push_back({table.add(word, count), tens, sevens});
        segment_words.push_back(tens + sevens);
    }
    model::RoadToTen road(std::set<std::string> own_names = {}) const {
        return delight::road_of(
            {reviews, signals, words, &table, segment_words, std::move(own_names)});
    }
};

Business with_words() {
    Business business;
    business.say("verrast", 60, 2);
    business.say("prima", 5, 70);
    business.say("kamer", 200, 200);
    return business;
}

std::vector<std::string> terms(const std::vector<model::Separation>& separations) {
    std::vector<std::string> all;
    for (const auto& each : separations) all.push_back(each.term);
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace

TEST_CASE("a signal that only the tens carry separates, one that all carry does not") {
    const auto road = Business{}.road();
    CHECK(road.enough_texts);
    CHECK(road.tens == 100);
    CHECK(road.sevens == 100);
    REQUIRE(road.signals.size() == 1);
    CHECK(road.signals[0].term == "surprise");
    CHECK(road.signals[0].log_odds.low > 0);
    CHECK(road.signals[0].tens == 100);
    CHECK(road.signals[0].sevens == 0);
}

TEST_CASE("under twenty texts of either kind are not enough") {
    const auto road = Business{19}.road();
    CHECK_FALSE(road.enough_texts);
    CHECK(road.signals.empty());
    CHECK(road.words.empty());
}

TEST_CASE("words that one side says are told, with what each side says") {
    const auto road = with_words().road();
    REQUIRE(terms(road.words) == std::vector<std::string>{"prima", "verrast"});
    for (const auto& each : road.words) {
        CHECK((each.log_odds.low > 0) == (each.term == "verrast"));
        if (each.term == "prima") CHECK(each.sevens == 70);
    }
}

TEST_CASE("a name is no word of the road") {
    auto business = with_words();
    business.say("sjoerdje", 60, 0, true);
    const auto told = terms(business.road().words);
    CHECK(std::find(told.begin(), told.end(), "verrast") != told.end());
    CHECK(std::find(told.begin(), told.end(), "sjoerdje") == told.end());
}

TEST_CASE("the business's own name is no word of the road") {
    CHECK(terms(with_words().road({"verrast"}).words) == std::vector<std::string>{"prima"});
}

TEST_CASE("a word that four say is not told") {
    auto business = with_words();
    business.say("glijbaan", 4, 0);
    CHECK(terms(business.road().words) == std::vector<std::string>{"prima", "verrast"});
}

TEST_CASE("the words of a segment are counted in the businesses that mostly write its language") {
    delight::Heard dutch;
    dutch.language = model::Language::nl;
    dutch.words = {{1, 2, 3}};
    delight::Heard english = dutch;
    english.language = model::Language::en;
    const std::vector<const delight::Heard*> members{&dutch, &english, &dutch};
    CHECK(delight::words_of_segment(members, model::Language::nl, 3) ==
          std::vector<std::uint32_t>{0, 10, 0});
}
