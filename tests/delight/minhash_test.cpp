#include "delight/minhash.h"

#include <random>

#include "tests/catch.h"
#include "tests/delight/crowd.h"

namespace {

using delight::bands_of;
using delight::resemblance;
using delight::shingles_of;

const std::string praise =
    "Wat een avond! De bediening was attent, het eten verrukkelijk en bij het afscheid kregen we "
    "nog een zelfgemaakte bonbon mee voor onderweg.";

bool may_resemble(const std::string& one, const std::string& other) {
    const auto a = bands_of(one);
    const auto b = bands_of(other);
    for (std::size_t band = 0; band < a.size(); ++band)
        if (a.at(band) != 0 && a.at(band) == b.at(band)) return true;
    return false;
}

/// Two texts of that many words, of which each word of the second was changed with that chance.
std::pair<std::string, std::string> alike(double changed, std::mt19937& random) {
    std::uniform_real_distribution<double> unit;
    std::string one, other;
    for (int i = 0; i < 60; ++i) {
        const std::string word = "w" + std::to_string(random() % 5000);
        one += word + " ";
        other += (unit(random) < changed ? "x" + std::to_string(random() % 5000) : word) + " ";
    }
    return {one, other};
}

}  // namespace

TEST_CASE("Capitals, accented ones too, punctuation and spaces do not matter to shingles") {
    CHECK(shingles_of("Één café, \u201ctop\u201d \u2013 echt!") ==
          shingles_of("\u00e9\u00e9n  caf\u00e9 TOP echt"));
}

TEST_CASE("Accents matter to shingles") {
    CHECK(shingles_of("een twee dr\u00ede") != shingles_of("een twee drie"));
}

TEST_CASE("A text of two words has no shingles") {
    CHECK(shingles_of("Prima, aanrader!").empty());
}

TEST_CASE("A text resembles itself wholly and another not at all") {
    const auto praised = shingles_of(praise);
    CHECK(resemblance(praised, praised) == 1);
    CHECK(resemblance(praised, shingles_of("iets heel anders dan dat")) == 0);
    CHECK(resemblance({}, {}) == 0);
}

TEST_CASE("Resemblance is the shared shingles over all") {
    // "a b c", "b c d" and "c d e" against "a b c", "b c d" and "c d f".
    CHECK(resemblance(shingles_of("a b c d e"), shingles_of("a b c d f")) == 0.5);
}

TEST_CASE("A short text has no signature, so that two of them are no copies") {
    CHECK_FALSE(delight::is_signed(bands_of("Heerlijk gegeten en vriendelijk personeel")));
    CHECK(delight::is_signed(bands_of(praise)));
}

TEST_CASE("A text with one word changed shares a band with its original") {
    std::string changed = praise;
    changed.replace(changed.find("bonbon"), 6, "koekje");
    CHECK(may_resemble(praise, changed));
}

TEST_CASE("Texts of resemblance 0.6 and more share a band in nine of ten cases") {
    std::mt19937 random{5};
    int found = 0, all = 0;
    for (int i = 0; i < 1000; ++i) {
        const auto [one, other] = alike(0.08, random);
        if (resemblance(shingles_of(one), shingles_of(other)) < 0.6) continue;
        ++all;
        found += may_resemble(one, other);
    }
    REQUIRE(all > 200);
    CHECK(found >= 0.9 * all);
}

TEST_CASE("Texts that have only usual words in common share a band in less than 1 of 500 cases") {
    std::mt19937 random{6};
    int found = 0;
    for (int i = 0; i < 2000; ++i)
        found += may_resemble(crowd::draw_text(40, random), crowd::draw_text(40, random));
    CHECK(found < 4);
}

TEST_CASE("Broken UTF-8 at a text's end is read to its end and no further") {
    CHECK(shingles_of("een twee drie \xE2").size() == 1);
    CHECK(shingles_of("een twee drie\xC2").size() == 1);
}
