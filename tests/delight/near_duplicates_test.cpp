#include "delight/near_duplicates.h"

#include <algorithm>
#include <functional>

#include "tests/catch.h"
#include "tests/delight/crowd.h"

namespace {

using crowd::Crowd;

/// Thirty businesses with fifteen reviews each that all differ.
Crowd plain() {
    std::mt19937 random{3};
    Crowd crowd;
    for (std::size_t b = 0; b < 30; ++b) {
        crowd::add_business(crowd);
        for (int i = 0; i < 15; ++i)
            crowd::add_review(crowd, b, 40 * i, 8,
                              "a" + std::to_string(b) + "-" + std::to_string(i),
                              crowd::draw_text(30, random));
    }
    return crowd;
}

std::string copied(int number) {
    std::mt19937 random{4};
    return crowd::draw_text(30, random) + " nummer " + std::to_string(number);
}

}  // namespace

TEST_CASE("Texts that all differ are no near duplicates") {
    CHECK(crowd::copies_in(plain()).empty());
}

TEST_CASE("Near duplicates within a business are told, and the earliest is their original") {
    Crowd crowd = plain();
    for (int i = 0; i < 6; ++i)
        crowd::add_review(crowd, 2, 700 + i, 10, "x" + std::to_string(i), copied(i));
    const auto found = crowd::copies_in(crowd);
    REQUIRE(found.size() == 1);
    CHECK(found[0].business == 2);
    const model::Pattern& copies = found[0].pattern;
    CHECK(copies.n == 5);
    CHECK(copies.of == 21);
    CHECK(copies.businesses == 1);
    CHECK(copies.p < 0.005);
    REQUIRE(copies.originals.size() == 1);
    CHECK(copies.originals[0].date->first == crowd::begin + std::chrono::days{700});
    CHECK(copies.first == crowd::begin + std::chrono::days{701});
}

TEST_CASE("Near duplicates across businesses are told of those that have several copies") {
    Crowd crowd = plain();
    for (int i = 0; i < 8; ++i)
        crowd::add_review(crowd, i % 2 == 0 ? 1 : 5, 700 + i, 10, "x" + std::to_string(i),
                          copied(i));
    const auto found = crowd::copies_in(crowd);
    REQUIRE(found.size() == 2);
    CHECK(found[0].pattern.n + found[1].pattern.n == 7);
    CHECK(found[0].pattern.businesses == 2);
}

TEST_CASE("\"Prima!\" of many guests is no near duplicate") {
    Crowd crowd = plain();
    for (int i = 0; i < 20; ++i)
        crowd::add_review(crowd, 2, 700 + i, 10, "x" + std::to_string(i),
                          "Prima gegeten, aardige bediening, aanrader!");
    CHECK(crowd::copies_in(crowd).empty());
}

TEST_CASE("A review that a site shows at two listings is no copy") {
    Crowd shown = plain();
    for (int i = 0; i < 6; ++i) {
        std::mt19937 random{static_cast<unsigned>(100 + i)};
        const std::string text = crowd::draw_text(30, random);
        for (const std::size_t b : {1, 5})
            crowd::add_review(shown, b, 700 + i, 10, "x" + std::to_string(i), text);
    }
    CHECK(crowd::copies_in(shown).empty());
}

TEST_CASE("What a site itself writes in more than twenty businesses is nobody's copy") {
    std::mt19937 random{3};
    Crowd crowd;
    for (std::size_t b = 0; b < 40; ++b) {
        crowd::add_business(crowd);
        for (int i = 0; i < 10; ++i)
            crowd::add_review(crowd, b, 40 * i, 8,
                              "a" + std::to_string(b) + "-" + std::to_string(i),
                              crowd::draw_text(30, random));
        if (b >= 25) continue;
        for (int i = 0; i < 4; ++i)
            crowd::add_review(crowd, b, 500 + i, 8,
                              "y" + std::to_string(b) + "-" + std::to_string(i), copied(0));
    }
    CHECK(crowd::copies_in(crowd).empty());
}

TEST_CASE("Texts that are alike in many ways make one pair, and the pairs come in order") {
    Crowd crowd = plain();
    for (int i = 0; i < 4; ++i)
        crowd::add_review(crowd, 2, 700 + i, 10, "x" + std::to_string(i), copied(1));
    const auto pairs = delight::candidate_pairs(crowd.chorus());
    CHECK(pairs.size() >= 5);
    CHECK(std::adjacent_find(pairs.begin(), pairs.end(), std::greater_equal<>{}) == pairs.end());
}

TEST_CASE("What is kept of texts comes back by their voices, and nothing of those never added") {
    delight::Wordings wordings{4};
    const auto one = delight::shingles_of("de kok kwam zelf aan tafel");
    const auto other = delight::shingles_of("het ontbijt was een feest");
    wordings.add(3, one);
    wordings.add(1, other);
    CHECK(std::ranges::equal(wordings.of(3), one));
    CHECK(std::ranges::equal(wordings.of(1), other));
    CHECK(wordings.of(0).empty());
}
