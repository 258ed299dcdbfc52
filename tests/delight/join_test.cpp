#include "delight/join.h"

#include <random>

#include "tests/catch.h"
#include "tests/delight/listings.h"

using listings::business;
using listings::facts;

namespace {

using Places = std::vector<std::size_t>;

Places joined(const std::vector<model::ListingFacts>& all,
              const std::vector<model::MatchDecision>& decisions = {},
              const model::MatchRules& rules = {}) {
    return delight::join(all, decisions, rules).business;
}

/// One business at three sources, and another.
std::vector<model::ListingFacts> three_and_one() {
    return {facts(11, "iens", business("Rhodos", "Ommen")),
            facts(12, "eetnu", business("Restaurant Rhodos", "Ommen")),
            facts(13, "zoover", business("Bella Napoli", "Ommen")),
            facts(14, "zoover", business("Rhodos B.V.", "Ommen"))};
}

/// A made-up country: every business is at two sources, its name and address written otherwise.
std::vector<model::ListingFacts> country(std::size_t businesses) {
    const char* const words[] = {"Gouden", "Leeuw", "Linde", "Molen", "Haven", "Anker", "Kroon",
                                 "Hoeve",  "Duin",  "Brug",  "Toren", "Eik",   "Zwaan", "Roos"};
    std::mt19937 dice{9};  // pinned
    const auto roll = [&](std::size_t sides) { return dice() % sides; };
    std::vector<model::ListingFacts> all;
    for (std::size_t i = 0; i < businesses; ++i) {
        const std::string name =
            std::string{words[roll(14)]} + ' ' + words[roll(14)] + words[roll(14)];
        const std::string town = "Stad" + std::to_string(roll(1 + businesses / 40));
        auto one = business("De " + name, town, "restaurant");
        one.address = std::string{words[roll(14)]} + "straat " + std::to_string(1 + roll(200));
        auto other = business("Restaurant " + name + " B.V.", town, "restaurant");
        other.address = one.address;
        other.address.replace(other.address.find("straat"), 6, "str.");
        all.push_back(facts(static_cast<std::int64_t>(2 * i + 1), "iens", one));
        all.push_back(facts(static_cast<std::int64_t>(2 * i + 2), "eetnu", other));
    }
    return all;
}

}  // namespace

TEST_CASE("listings of one business become one, named by its first") {
    CHECK(joined(three_and_one()) == Places{0, 0, 2, 0});
}

TEST_CASE("what the user rejected stays apart, and each other listing goes to the likelier one") {
    const auto places = joined(three_and_one(), {{11, 12, false}});
    CHECK(places[0] != places[1]);
    CHECK((places[3] == places[0] || places[3] == places[1]));
}

TEST_CASE("what the user accepted is joined, however unlikely") {
    CHECK(joined(three_and_one(), {{11, 13, true}}) == Places{0, 0, 0, 0});
}

TEST_CASE("where decisions contradict each other the rejection holds") {
    const auto places = joined(three_and_one(), {{11, 13, true}, {12, 13, true}, {11, 12, false}});
    CHECK(places[0] != places[1]);
}

TEST_CASE("a decision on listings that are gone is left out") {
    CHECK(joined(three_and_one(), {{11, 99, true}}) == Places{0, 0, 2, 0});
}

TEST_CASE("a chain of likely pairs does not join its ends when these are unlikely") {
    auto first = business("Rhodos", "Ommen");
    first.address = "Brugstraat 1";
    first.phone = "0529-111111";
    auto last = business("Bella Napoli", "Ommen");
    last.address = "Kerkstraat 8";
    last.phone = "0529-222222";
    auto both = business("Rhodos Bella Napoli", "Ommen");
    both.address = "Brugstraat 1";
    both.phone = "0529-222222";
    const auto places = joined({facts(1, "a", first), facts(2, "b", both), facts(3, "c", last)});
    CHECK(places[0] != places[2]);
}

TEST_CASE("two listings of one source are not joined by way of a third") {
    auto bar = business("Ritz Bar", "Ommen");
    auto dining = business("Ritz Dining Room", "Ommen");
    for (auto* each : {&bar, &dining}) {
        each->address = "Brugstraat 1";
        each->phone = "0529-123456";
    }
    const auto places = joined({facts(1, "a", bar), facts(2, "a", dining), facts(3, "b", dining)});
    CHECK(places == Places{0, 1, 1});
}

TEST_CASE("the bar for joining is the user's") {
    model::MatchRules strict;
    strict.join_from = 0.9999;
    CHECK(joined(three_and_one(), {}, strict) == Places{0, 1, 2, 3});
}

TEST_CASE("pairs are told from the lower bar on, likeliest first, with what was decided") {
    const auto all = three_and_one();
    const auto found = delight::join(all, std::vector<model::MatchDecision>{{11, 13, false}}, {},
                                     delight::Tell::pairs_too);
    REQUIRE(found.pairs.size() == 4);
    CHECK(found.pairs.front().likeness.log_odds >= found.pairs[2].likeness.log_odds);
    CHECK(found.pairs.back().left == 0);
    CHECK(found.pairs.back().right == 2);
}

TEST_CASE("nothing to join gives nothing") {
    CHECK(joined({}).empty());
    CHECK(joined({facts(1, "a", business("", ""))}) == Places{0});
}

TEST_CASE("in a made-up country every business finds its other listing") {
    const auto all = country(1000);
    const auto places = joined(all);
    std::size_t right = 0;
    for (std::size_t i = 0; i < places.size(); i += 2) right += places[i + 1] == i ? 1 : 0;
    CHECK(right >= 990);
}

TEST_CASE("only few of all pairs are compared") {
    const auto all = country(2000);
    std::size_t compared = 0;
    delight::Matcher{all}.compare_candidates([&](auto, auto, const auto&) { ++compared; });
    CHECK(compared > all.size() / 2);
    CHECK(compared < 60 * all.size());
}
