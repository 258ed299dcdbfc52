#include "delight/match.h"

#include "tests/catch.h"
#include "tests/delight/listings.h"

using delight::compare;
using delight::Field;
using listings::business;

namespace {

/// From here on listings are joined without asking.
const double bar = model::MatchRules{}.join_from;

double probability(const model::Business& a, const model::Business& b) {
    return compare(a, b).probability();
}

double named(const std::string& a, const std::string& b, const std::string& category = "") {
    return probability(business(a, "Ommen", category), business(b, "Ommen", category));
}

}  // namespace

TEST_CASE("accents, case and punctuation do not part a business") {
    CHECK(named("Café 't Hoekje", "CAFE T HOEKJE") > bar);
    CHECK(named("Eten & Drinken", "Eten en drinken") > bar);
    CHECK(named("Œuf", "oeuf") > bar);
    CHECK(named("Таверна Минос", "Taverna Minos") > bar);
}

TEST_CASE("legal forms and the trade's words do not part a business") {
    CHECK(named("Restaurant Rhodos B.V.", "Rhodos", "restaurant") > bar);
    CHECK(named("Hotel-Restaurant De Zon", "De Zon", "hotel") > bar);
    CHECK(named("De Boomgaard Camping", "Camping De Boomgaard", "camping") > bar);
}

TEST_CASE("a slip of the pen does not part a business, another number does") {
    CHECK(named("Taverna Rhodos", "Taverna Rohdos") > named("Pier 1000", "Pier 1001"));
    CHECK(named("Strandtent Paal19", "Strandtent Paal1") < bar);
}

TEST_CASE("its own city in the name does not part a business") {
    CHECK(named("Sushi Today Ommen", "Sushi Today") > bar);
    CHECK(named("Sushi Today (Ommen)", "Sushi Today") > bar);
}

TEST_CASE("a city by its other name is the same city") {
    CHECK(probability(business("Rhodos", "'s-Gravenhage"), business("Rhodos", "Den Haag")) > bar);
    CHECK(probability(business("Rhodos", "\u2019s-Hertogenbosch"),
                      business("Rhodos", "Den Bosch")) > bar);
}

TEST_CASE("branches of a chain in other places stay apart") {
    CHECK(probability(business("La Place", "Utrecht"), business("La Place", "Zwolle")) < 0.5);
}

TEST_CASE("branches of a chain at two addresses of one city stay apart") {
    auto one = business("La Place", "Utrecht");
    auto other = one;
    one.address = "Rijnkade 5";
    other.address = "Stationsplein 12";
    CHECK(probability(one, other) < bar);
}

TEST_CASE("a name that a source shows many times in a place is no proof") {
    auto all = listings::at_source(
        "iens", {business("La Place", "Utrecht"), business("La Place", "Utrecht"),
                 business("Rhodos", "Utrecht")});
    all.push_back(listings::facts(4, "eetnu", business("La Place", "Utrecht")));
    all.push_back(listings::facts(5, "eetnu", business("Rhodos", "Utrecht")));
    const delight::Matcher matcher{all};
    CHECK(matcher.compare(0, 3).probability() < bar);
    CHECK(matcher.compare(2, 4).probability() > bar);
}

TEST_CASE("a hotel and a restaurant of one name stay apart") {
    CHECK(probability(business("De Zon", "Ommen", "hotel"),
                      business("De Zon", "Ommen", "restaurant")) < bar);
    CHECK(named("Hotel De Zon", "Restaurant De Zon") < bar);
}

TEST_CASE("a hotel and its restaurant stay apart behind one door and one number") {
    auto hotel = business("De Zon", "Ommen", "hotel");
    hotel.address = "Brugstraat 1";
    hotel.phone = "0529-123456";
    auto table = hotel;
    table.category = "restaurant";
    CHECK(probability(hotel, table) < bar);
}

TEST_CASE("words for one trade are one trade") {
    CHECK(probability(business("De Zon", "Ommen", "bistro"),
                      business("De Zon", "Ommen", "restaurant")) > bar);
}

TEST_CASE("without a name and a place nothing is joined") {
    CHECK(named("", "") < bar);
    CHECK(named("Restaurant", "Restaurant") < bar);
    CHECK(named("B.V.", "B.V.") < bar);
    CHECK(probability(business("Rhodos", ""), business("Rhodos", "")) < bar);
}

TEST_CASE("one house and one number outweigh a name that is written otherwise") {
    auto one = business("Herberg de Gouden Leeuw", "Ommen");
    one.address = "Burg. van Nahuysstr. 12-A";
    one.phone = "+31 (0)529 123456";
    auto other = business("Gouden Leeuw", "Ommen");
    other.address = "Burgemeester van Nahuysstraat 12a";
    other.phone = "0529-123456";
    CHECK(probability(one, other) > 0.99);
}

TEST_CASE("another name behind the same door and number is for the user to decide") {
    auto one = business("Rhodos", "Ommen");
    one.address = "Brugstraat 1";
    one.phone = "0529-123456";
    auto other = one;
    other.name = "Bella Napoli";
    CHECK(probability(one, other) < bar);
    CHECK(probability(one, other) > model::MatchRules{}.show_from);
}

TEST_CASE("places far apart part a business") {
    auto one = business("Rhodos", "Bergen");
    one.lat = 52.67;
    one.lon = 4.70;
    auto other = one;
    other.lat = 51.60;
    other.lon = 6.04;
    CHECK(probability(one, other) < 0.1);
    CHECK(probability(one, one) > bar);
}

TEST_CASE("one source rarely shows one business twice") {
    const auto all =
        listings::at_source("iens", {business("Rhodos", "Ommen"), business("Rhodos", "Ommen")});
    CHECK(delight::Matcher{all}.compare(0, 1).probability() < 0.5);
}

TEST_CASE("fields that tell the place are counted once") {
    auto one = business("Rhodos", "Ommen");
    one.address = "Brugstraat 1";
    auto both = one;
    both.postcode = "7731 CA";
    CHECK(compare(one, one).log_odds == Approx(compare(both, both).log_odds));
}

TEST_CASE("the weights say what was compared") {
    const auto likeness = compare(business("Rhodos", "Ommen"), business("Rhodos", "Ommen"));
    CHECK(likeness.of(Field::city).level == "same");
    CHECK(likeness.of(Field::phone).level.empty());
    CHECK(likeness.because().find("name same +") == 0);
    CHECK(likeness.because().find(", city same +2.0") != std::string::npos);
}

TEST_CASE("broken bytes in a name are spaces") {
    CHECK(delight::plain_name("caf\xe9 \xc3") == "caf");
    CHECK(delight::plain_name("\xf0\x9f\x8d\xba Proost") == "proost");
}
