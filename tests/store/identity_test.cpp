#include "store/identity.h"

#include "tests/catch.h"
#include "tests/store/samples.h"

namespace {

model::Review anonymous(double score) {
    model::Review review;
    review.score = samples::of_ten(score);
    review.date = model::date_from_iso("2015-09");
    return review;
}

std::int64_t identity(const model::Review& review) {
    return store::review_identity(review, 0);
}

}  // namespace

TEST_CASE("The source's own id decides, whatever else a review says") {
    auto edited = samples::review("a1", 4, "2020-01-01");
    edited.text = "Toch niet";
    CHECK(identity(samples::review("a1", 9)) == identity(edited));
    CHECK(identity(samples::review("a1", 9)) != identity(samples::review("a2", 9)));
}

TEST_CASE("Without an id a review with a text keeps its identity when it is scored again") {
    auto one = anonymous(8);
    one.text = "Wij hebben hier een hele fijne avond gehad, echt een aanrader voor iedereen";
    auto other = one;
    other.score = samples::of_ten(5);
    other.text += " (aangevuld na ons tweede bezoek)";
    CHECK(identity(one) == identity(other));
}

TEST_CASE("Without an id other texts, dates, titles or authors are other reviews") {
    auto base = anonymous(8);
    base.text = "Fijne avond";
    auto other = base;
    SECTION("text") {
        other.text = "Matige avond";
    }
    SECTION("date") {
        other.date = model::date_from_iso("2015-10");
    }
    SECTION("title") {
        other.title = "Fijne avond";
    }
    SECTION("author") {
        other.author_key = "ab12";
    }
    CHECK(identity(base) != identity(other));
}

TEST_CASE("Without a text the scores tell reviews apart") {
    CHECK(identity(anonymous(8)) != identity(anonymous(7)));
    auto with_aspects = anonymous(8);
    with_aspects.aspects["food"] = 8;
    CHECK(identity(anonymous(8)) != identity(with_aspects));
}

TEST_CASE("The way a page wraps a text does not matter") {
    auto one = anonymous(8);
    one.text = "Fijne avond gehad";
    auto other = one;
    other.text = "  Fijne\n   avond gehad ";
    CHECK(identity(one) == identity(other));
}

TEST_CASE("Exact twins on one page are numbered, reviews with an id are not") {
    store::Twins twins;
    CHECK(twins.number(anonymous(8)) == 0);
    CHECK(twins.number(anonymous(7)) == 0);
    CHECK(twins.number(anonymous(8)) == 1);
    CHECK(twins.number(anonymous(8)) == 2);
    CHECK(twins.number(samples::review("a1", 8)) == 0);
    CHECK(twins.number(samples::review("a1", 8)) == 0);
    CHECK(store::review_identity(anonymous(8), 0) != store::review_identity(anonymous(8), 1));
}
