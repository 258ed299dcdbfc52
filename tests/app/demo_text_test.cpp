#include "app/demo_text.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/demo_files.h"
#include "app/demo_phrases.h"
#include "tests/app/demo_fixture.h"
#include "tests/catch.h"

using namespace app;
using demo_fixture::town;

namespace {

template <class Each>
void for_each_review(Each each) {
    for (const DemoBusiness& business : town().businesses) {
        for (const DemoReview& review : business.reviews) each(business, review);
    }
}

bool one_contains(const std::vector<std::string_view>& lines, std::string_view text) {
    return std::any_of(lines.begin(), lines.end(),
                       [&](std::string_view line) { return text.find(line) != text.npos; });
}

}  // namespace

TEST_CASE("a section without tags holds for all, one with tags for its own") {
    Phrases phrases;
    phrases.add("# remark\n[warm]\neen\n\n[warm hotel camping]\ntwee\n[koud]\ndrie\n");
    const std::vector<std::string> hotel{"hotel"};
    const std::vector<std::string> restaurant{"restaurant"};
    CHECK(phrases.lines("warm", hotel) == std::vector<std::string_view>{"een", "twee"});
    CHECK(phrases.lines("warm", restaurant) == std::vector<std::string_view>{"een"});
    CHECK(phrases.lines("onbekend", hotel).empty());
}

TEST_CASE("a placeholder stands for the same word throughout one text") {
    Phrases phrases;
    phrases.add("[dier]\nde hond\nde kat\nhet paard\nde geit\n");
    Dice dice{1};
    Words words{phrases, {}, dice};
    const std::string first = words.fill("{dier} liep los.");
    CHECK(words.fill("{dier} liep los.") == first);
}

TEST_CASE("a filled sentence starts with a capital") {
    Phrases phrases;
    phrases.add("[dier]\nde hond\n");
    Dice dice{1};
    Words words{phrases, {}, dice};
    CHECK(words.fill("{dier} liep los met {dier}.") == "De hond liep los met de hond.");
}

TEST_CASE("a placeholder without words is a fault of ours and throws") {
    const Phrases phrases;
    Dice dice{1};
    Words words{phrases, {}, dice};
    CHECK_THROWS_AS(words.fill("{niets}"), std::logic_error);
}

TEST_CASE("the demo knows at least 250 different sentences") {
    std::set<std::string_view> sentences;
    for (const auto* name : {"sentences_any.txt", "sentences_stay.txt", "sentences_table.txt"}) {
        std::string_view file = demo_file(name);
        while (!file.empty()) {
            const std::size_t end = std::min(file.find('\n'), file.size());
            const std::string_view line = file.substr(0, end);
            file.remove_prefix(std::min(end + 1, file.size()));
            if (!line.empty() && line.front() != '#' && line.front() != '[') sentences.insert(line);
        }
    }
    CHECK(sentences.size() >= 250);
}

TEST_CASE("every text is written out, two sentences or more, and ends like one") {
    for_each_review([](const DemoBusiness&, const DemoReview& review) {
        REQUIRE(review.text.size() > 25);
        REQUIRE(review.text.find_first_of("{}[]|") == std::string::npos);
        REQUIRE((review.text.back() == '.' || review.text.back() == '!'));
        REQUIRE(!review.author.empty());
    });
}

TEST_CASE("texts are hardly ever the same") {
    std::map<std::string, int> texts;
    int all = 0;
    for_each_review([&](const DemoBusiness&, const DemoReview& review) {
        ++texts[review.text];
        ++all;
    });
    CHECK(static_cast<double>(texts.size()) > 0.985 * all);
}

TEST_CASE("happy words go with high scores and angry ones with low scores") {
    const Phrases phrases = Phrases::built_in();
    const std::vector<std::string> no_tags;
    const auto happy = phrases.lines("feeling+", no_tags);
    const auto angry = phrases.lines("ambassador-", no_tags);
    for_each_review([&](const DemoBusiness&, const DemoReview& review) {
        if (review.score <= 6) REQUIRE(!one_contains(happy, review.text));
        if (review.score >= 7) REQUIRE(!one_contains(angry, review.text));
    });
}

TEST_CASE("titles stand on the Zoover-like site only") {
    for_each_review([](const DemoBusiness&, const DemoReview& review) {
        REQUIRE(review.title.empty() == (review.site == DemoSite::iens));
    });
}

TEST_CASE("owners answer some guests, after the review and not after today") {
    int answers = 0;
    for_each_review([&](const DemoBusiness& business, const DemoReview& review) {
        REQUIRE(review.owner_reply == !review.reply.empty());
        if (!review.owner_reply) return;
        ++answers;
        REQUIRE(review.reply_date > review.date);
        REQUIRE(review.reply_date <= town().today);
        REQUIRE(review.reply.find(business.name) != std::string::npos);
    });
    CHECK(answers > 200);
}

TEST_CASE("a text speaks of the month of the visit, not of another") {
    int spoken = 0;
    for_each_review([&](const DemoBusiness&, const DemoReview& review) {
        const std::chrono::year_month_day visited{review.visited};
        for (unsigned month = 1; month <= 12; ++month) {
            const std::string words = " in " + std::string{dutch_month(month)} + " ";
            if (review.text.find(words) == std::string::npos) continue;
            ++spoken;
            REQUIRE(month == unsigned{visited.month()});
        }
    });
    CHECK(spoken > 100);
}
