#include "delight/match.h"

#include "tests/catch.h"

using delight::same_business_key;

namespace {

std::string key(const std::string& name, const std::string& city,
                const std::string& category = "restaurant") {
    model::Business business;
    business.name = name;
    business.city = city;
    business.category = category;
    return same_business_key(business);
}

}  // namespace

TEST_CASE("accents, case and punctuation do not part a business") {
    CHECK(key("Café 't Hoekje", "Zwolle") == key("CAFE T HOEKJE", "zwolle"));
    CHECK(key("Eten & Drinken", "Zwolle") == key("Eten en drinken", "Zwolle"));
    CHECK(key("Œuf", "Zwolle") == key("oeuf", "Zwolle"));
}

TEST_CASE("legal forms and the trade's words at the front do not part a business") {
    CHECK(key("Restaurant Rhodos B.V.", "Enschede") == key("Rhodos", "Enschede"));
    CHECK(key("Hotel-Restaurant De Zon", "Ommen", "hotel") == key("De Zon", "Ommen", "hotel"));
    CHECK(key("Camping De Boomgaard", "Ommen", "camping") ==
          key("De Boomgaard", "Ommen", "camping"));
}

TEST_CASE("its own city behind the name does not part a business") {
    CHECK(key("Sushi Today Amersfoort", "Amersfoort") == key("Sushi Today", "Amersfoort"));
}

TEST_CASE("a city by its other name is the same city") {
    CHECK(key("Rhodos", "'s-Gravenhage") == key("Rhodos", "Den Haag"));
    CHECK(key("Rhodos", "\u2019s-Hertogenbosch") == key("Rhodos", "Den Bosch"));
}

TEST_CASE("branches of a chain in other places stay apart") {
    CHECK(key("La Place", "Utrecht") != key("La Place", "Zwolle"));
}

TEST_CASE("a hotel and a restaurant of one name stay apart") {
    CHECK(key("De Zon", "Ommen", "hotel") != key("De Zon", "Ommen", "restaurant"));
    CHECK(key("Hotel De Zon", "Ommen", "") != key("Restaurant De Zon", "Ommen", ""));
}

TEST_CASE("words for one trade are one trade") {
    CHECK(key("De Zon", "Ommen", "bistro") == key("De Zon", "Ommen", "restaurant"));
}

TEST_CASE("without a name or a city nothing is joined") {
    CHECK(key("", "Ommen").empty());
    CHECK(key("Rhodos", "").empty());
    CHECK(key("Restaurant", "Ommen").empty());
    CHECK(key("B.V.", "Ommen").empty());
}

TEST_CASE("broken bytes in a name are spaces") {
    CHECK(delight::plain_name("caf\xe9 \xc3") == "caf");
    CHECK(delight::plain_name("\xf0\x9f\x8d\xba Proost") == "proost");
}
