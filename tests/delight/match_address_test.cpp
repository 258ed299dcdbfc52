#include "delight/match_address.h"

#include "tests/catch.h"

using delight::address_of;
using delight::AddressLevel;
using delight::phone_key;

namespace {

AddressLevel level(const std::string& a, const std::string& b, const std::string& city = "Ommen") {
    return agree(address_of(a, city), address_of(b, city));
}

}  // namespace

TEST_CASE("abbreviated Dutch streets are the streets written out") {
    CHECK(level("Kerkstr. 12", "Kerkstraat 12") == AddressLevel::house);
    CHECK(level("Burg. v.d. Venln 3", "Burgemeester v.d. Venlaan 3") == AddressLevel::house);
    CHECK(level("Prof. Lorentzpln 1", "Professor Lorentzplein 1") == AddressLevel::house);
    CHECK(level("1e Kruisstraat 4", "Eerste Kruisstraat 4") == AddressLevel::house);
    CHECK(level("St. Janstraat 4", "Sint Janstraat 4") == AddressLevel::house);
}

TEST_CASE("American addresses are read from the front") {
    CHECK(level("435 S. La Cienega Blvd.", "435 s. la cienega blv.") == AddressLevel::house);
    CHECK(level("854 7th Ave. between 54th and 55th Sts.", "854 Seventh Ave.") ==
          AddressLevel::house);
    CHECK(level("41 14th St.", "41 Fourteenth Street") != AddressLevel::house);
    CHECK(level("804 Northpoint", "804 North Point St.") == AddressLevel::house);
}

TEST_CASE("additions to a house number part where both have one") {
    CHECK(level("Kerkstraat 12 A", "Kerkstraat 12a") == AddressLevel::house);
    CHECK(level("Kerkstraat 12", "Kerkstraat 12-hs") == AddressLevel::house);
    CHECK(level("Kerkstraat 12a", "Kerkstraat 12b") == AddressLevel::other_addition);
}

TEST_CASE("a range of numbers holds its ends") {
    CHECK(level("Kerkstraat 12-14", "Kerkstraat 14") == AddressLevel::house);
    CHECK(level("Kerkstraat 12-14", "Kerkstraat 16") == AddressLevel::other_number);
}

TEST_CASE("postcode, city and country behind an address are no part of the street") {
    CHECK(level("Kerkstraat 12, 7731 CA Ommen, Nederland", "Kerkstraat 12") == AddressLevel::house);
    CHECK(address_of("Kerkstraat 12, 7731 CA Ommen", "Ommen").postcode == "7731ca");
    CHECK(level("36 E Main St, New York, NY 10016", "36 Main Street", "New York") ==
          AddressLevel::house);
}

TEST_CASE("streets that share only their kind are two streets") {
    CHECK(level("Kerkstraat 12", "Dorpsstraat 12") == AddressLevel::elsewhere);
    CHECK(level("12 Oak Avenue", "12 Elm Avenue") == AddressLevel::elsewhere);
}

TEST_CASE("an address without a number is its street; none says nothing") {
    CHECK(level("Kerkstraat", "Kerkstraat 12") == AddressLevel::street);
    CHECK(level("", "Kerkstraat 12") == AddressLevel::unknown);
    CHECK(level("12", "Kerkstraat 12") == AddressLevel::elsewhere);
}

TEST_CASE("telephone numbers are alike however their country is dialled") {
    CHECK(phone_key("+31 (0)529 123456") == "529123456");
    CHECK(phone_key("0031529123456") == "529123456");
    CHECK(phone_key("0529 - 12 34 56") == "529123456");
    CHECK(phone_key("310/246-1501") == phone_key("+1 (310) 246-1501"));
    CHECK(phone_key("0529-123456 / 0529-654321") == "529123456");
    CHECK(phone_key("-").empty());
    CHECK(phone_key("0000000000").empty());
}

TEST_CASE("a hundredth of a degree north is 1,112 metres") {
    CHECK(delight::metres_between(52, 5, 52.01, 5) == Approx(1111.95).margin(0.1));
}
