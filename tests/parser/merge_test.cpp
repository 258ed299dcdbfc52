#include "parser/merge.h"

#include "tests/catch.h"

namespace {

model::Listing listing(const std::string& name) {
    model::Listing made;
    made.business.name = name;
    return made;
}

model::Review review(const std::string& text) {
    model::Review made;
    made.text = text;
    return made;
}

}  // namespace

TEST_CASE("Markup fills what the recipe left empty and leaves the rest") {
    model::Listing read = listing("Zaak");
    read.business.city = "Gouda";
    model::Listing markup = listing("zaak");
    markup.business.city = "Delft";
    markup.business.postcode = "2801 AA";
    markup.aggregate = model::Aggregate{model::Score{8, {1, 10}}, 12, {}, {}};
    parser::fill_from_markup(read, {markup});
    CHECK(read.business.city == "Gouda");
    CHECK(read.business.postcode == "2801 AA");
    REQUIRE(read.aggregate);
    CHECK(read.aggregate->count == 12);
}

TEST_CASE("Reviews are taken from the markup whole, or not at all") {
    model::Listing markup = listing("Zaak");
    markup.reviews = {review("a"), review("b")};
    model::Listing without = listing("Zaak");
    parser::fill_from_markup(without, {markup});
    CHECK(without.reviews.size() == 2);
    model::Listing with = listing("Zaak");
    with.reviews = {review("a")};
    parser::fill_from_markup(with, {markup});
    CHECK(with.reviews.size() == 1);
}

TEST_CASE("Markup about another business fills nothing") {
    model::Listing read = listing("Zaak");
    model::Listing other = listing("Buurman");
    other.aggregate = model::Aggregate{model::Score{8, {1, 10}}, 12, {}, {}};
    parser::fill_from_markup(read, {other});
    CHECK_FALSE(read.aggregate);
}

TEST_CASE("The only markup fills a listing of which no name is known") {
    model::Listing read = listing("");
    parser::fill_from_markup(read, {listing("Zaak")});
    CHECK(read.business.name == "Zaak");
}
