// How often honest businesses are told for a pattern, and planted patterns found.
#include <algorithm>
#include <set>

#include "delight/bursts.h"
#include "delight/near_duplicates.h"
#include "delight/one_off.h"
#include "tests/catch.h"
#include "tests/delight/crowd.h"

namespace {

using crowd::Crowd;

std::set<std::size_t> businesses_of(const std::vector<delight::Found>& found) {
    std::set<std::size_t> businesses;
    for (const delight::Found& each : found) businesses.insert(each.business);
    return businesses;
}

std::set<std::size_t> all_patterns(const Crowd& crowd) {
    const delight::Chorus chorus = crowd.chorus();
    std::set<std::size_t> businesses = businesses_of(delight::bursts(chorus));
    businesses.merge(businesses_of(delight::one_off_extremes(chorus)));
    businesses.merge(businesses_of(delight::words_against_grade(chorus, {})));
    businesses.merge(businesses_of(crowd::copies_in(crowd)));
    return businesses;
}

constexpr std::size_t businesses = 120;

/// Names an author who is met once.
std::string label(std::size_t business, int number) {
    return std::to_string(business) + "-" + std::to_string(number);
}

/// Plants something at every twelfth business of an honest crowd.
template <typename Plant>
Crowd with_planted(unsigned seed, Plant plant) {
    Crowd crowd = crowd::honest(businesses, seed);
    for (std::size_t b = 0; b < businesses; b += 12) plant(crowd, b);
    return crowd;
}

std::size_t planted_among(const std::set<std::size_t>& told) {
    std::size_t found = 0;
    for (const std::size_t b : told) found += b % 12 == 0;
    return found;
}

}  // namespace

TEST_CASE("Of 480 honest businesses at most three in a hundred show any unusual pattern") {
    std::size_t told = 0;
    for (unsigned seed = 1; seed <= 4; ++seed)
        told += all_patterns(crowd::honest(businesses, seed)).size();
    CAPTURE(told);
    CHECK(told <= 14);
}

TEST_CASE("Fifteen reviews and a tenth of what is there, in three days, are found at 8 of 10") {
    const Crowd crowd = with_planted(11, [](Crowd& each, std::size_t b) {
        const std::size_t bought = 15 + each.texts.at(b).size() / 10;
        for (std::size_t i = 0; i < bought; ++i)
            crowd::add_review(each, b, 500 + static_cast<int>(b + i % 3), 10, "", "Top");
    });
    CHECK(planted_among(businesses_of(delight::bursts(crowd.chorus()))) >= 8);
}

TEST_CASE("Eight copies of a text with a word changed are found at 8 of 10 businesses") {
    const Crowd crowd = with_planted(12, [](Crowd& each, std::size_t b) {
        std::mt19937 random{static_cast<unsigned>(b)};
        const std::string text = crowd::draw_text(30, random);
        for (int i = 0; i < 8; ++i)
            crowd::add_review(each, b, 100 * i, 10, "x" + label(b, i),
                              "Geachte " + std::to_string(i) + " " + text);
    });
    CHECK(planted_among(businesses_of(crowd::copies_in(crowd))) >= 8);
}

TEST_CASE("Four times as many tens of strangers as a business has tens are found at 7 of 10") {
    const Crowd crowd = with_planted(13, [](Crowd& each, std::size_t b) {
        const auto& traces = each.traces.at(each.dossiers.at(b).listings.front().listing_id);
        const auto tens = std::count_if(traces.begin(), traces.end(),
                                        [](const auto& trace) { return trace.grade == 10; });
        for (int i = 0; i < std::max(30, 4 * static_cast<int>(tens)); ++i)
            crowd::add_review(each, b, i % 1000, 10, "x" + label(b, i), "Top");
    });
    CHECK(planted_among(businesses_of(delight::one_off_extremes(crowd.chorus()))) >= 7);
}

TEST_CASE("Ten tens whose words complain are found at 7 of 10") {
    const Crowd crowd = with_planted(14, [](Crowd& each, std::size_t b) {
        for (int i = 0; i < 10; ++i)
            crowd::add_review(each, b, 90 * i, 10, "x" + label(b, i), "Koud", -0.8);
    });
    CHECK(planted_among(businesses_of(delight::words_against_grade(crowd.chorus(), {}))) >= 7);
}

TEST_CASE(
    "Of 480 honest businesses whose words are misread at some more than at others, at most one "
    "in a hundred is told that words speak against its numbers") {
    std::size_t told = 0;
    for (unsigned seed = 21; seed <= 24; ++seed) {
        Crowd each = crowd::honest(businesses, seed);
        std::mt19937 random{seed};
        for (std::size_t b = 0; b < businesses; ++b) {
            // Three in a hundred are misread, at a business that is hard to read up to ten.
            const double misread =
                std::min(0.10, std::gamma_distribution<double>{1.5, 0.02}(random));
            auto& listing = each.dossiers[b].listings.front();
            auto& traces = each.traces.at(listing.listing_id);
            for (std::size_t i = 0; i < traces.size(); ++i) {
                const bool wrong = std::uniform_real_distribution<double>{}(random) < misread;
                traces[i].tone = (traces[i].grade >= 7) != wrong ? 0.6F : -0.6F;
            }
        }
        told += businesses_of(delight::words_against_grade(each.chorus(), {})).size();
    }
    CAPTURE(told);
    CHECK(told <= 4);
}
