#include "delight/pyramid.h"

#include <vector>

#include "tests/catch.h"
#include "tests/delight/spoken_reviews.h"

using delight::SpokenReview;
using model::Signal;
using spoken_reviews::add;
using spoken_reviews::review;

namespace {

std::vector<SpokenReview> many(int count, const SpokenReview& one) {
    return std::vector<SpokenReview>(static_cast<std::size_t>(count), one);
}

}  // namespace

TEST_CASE("the pyramid counts the reviews that speak of each step") {
    auto reviews = many(3, review(9, {Signal::promise, Signal::staff}));
    add(reviews, 1, review(9, {Signal::surprise}));
    const auto pyramid = delight::pyramid_of(reviews);
    CHECK(pyramid[0].praise.count == 3);
    CHECK(pyramid[0].praise.n == 4);
    CHECK(pyramid[0].praise.share->mean == Approx(0.75));
    CHECK(pyramid[2].praise.count == 3);
    CHECK(pyramid[3].praise.count == 1);
    CHECK(pyramid[0].blame.count == 0);
}

TEST_CASE("a pyramid of no reviews has no shares") {
    CHECK_FALSE(delight::pyramid_of({})[0].praise.share);
}

TEST_CASE("more reviews make an interval narrower") {
    auto few = many(2, review(9, {Signal::speed}));
    add(few, 2, review(9, {}));
    auto more = many(50, review(9, {Signal::speed}));
    add(more, 50, review(9, {}));
    const auto width = [](const model::Basics& basics) {
        return basics.in_time.praise.share->high - basics.in_time.praise.share->low;
    };
    CHECK(width(delight::basics_of(more)) < width(delight::basics_of(few)) / 3);
}

TEST_CASE("an axis counts only those who speak of it") {
    auto reviews = many(4, review(9, {Signal::promise}));
    SpokenReview rude = review(4, {});
    rude.set(Signal::staff, false);
    add(reviews, 1, rude);
    const auto axes = delight::axes_of(reviews);
    CHECK(axes.excellence.n == 4);
    CHECK(axes.excellence.share->mean == Approx(1));
    CHECK(axes.intimacy.n == 1);
    CHECK(axes.intimacy.share->mean == Approx(0));
}

TEST_CASE("the delighted and the satisfied are asked of the price apart") {
    auto reviews = many(3, review(9, {Signal::price}));
    SpokenReview dear = review(7, {});
    dear.set(Signal::price, false);
    add(reviews, 2, dear);
    const auto tolerance = delight::price_tolerance_of(reviews);
    CHECK(tolerance.delighted.share->mean == Approx(1));
    CHECK(tolerance.satisfied.share->mean == Approx(0));
}

TEST_CASE("tens with words of delight agree, and without them are hollow") {
    CHECK(delight::words_badge_of(many(30, review(10, {Signal::surprise}))) ==
          model::WordsBadge::words_agree);
    CHECK(delight::words_badge_of(many(30, review(10, {Signal::promise}))) ==
          model::WordsBadge::hollow_tens);
    CHECK(delight::words_badge_of(many(9, review(10, {Signal::promise}))) ==
          model::WordsBadge::not_enough_texts);
}

TEST_CASE("eights with the words of nines are hidden delight") {
    auto reviews = many(1, review(8, {Signal::surprise, Signal::comes_back}));
    add(reviews, 1, review(8, {Signal::promise}));
    add(reviews, 1, review(10, {Signal::surprise, Signal::comes_back}));
    const auto hidden = delight::hidden_delight_of(reviews);
    CHECK(hidden.n == 2);
    CHECK(hidden.count == 1);
}

TEST_CASE("a badge for hidden delight asks more than the segment's eights and no less than nines") {
    const auto eights = [](long count, long n) { return delight::spoken_share(count, n); };
    const auto nines = eights(30, 100);
    CHECK(delight::is_hidden_delight(eights(10, 20), eights(20, 200), nines));
    CHECK_FALSE(delight::is_hidden_delight(eights(4, 20), eights(20, 200), nines));
    CHECK_FALSE(delight::is_hidden_delight(eights(10, 20), eights(90, 200), nines));
    CHECK_FALSE(delight::is_hidden_delight(eights(9, 9), eights(20, 200), nines));
    CHECK_FALSE(delight::is_hidden_delight(eights(10, 20), eights(20, 200), eights(0, 0)));
}

TEST_CASE("hidden delight is what a learned model says where one may be asked") {
    auto eights = many(6, review(8, {}));
    for (auto& each : eights) each.set_likeness(delight::Likeness::of_nines);
    auto others = many(3, review(8, {Signal::surprise, Signal::personal}));
    for (auto& each : others) each.set_likeness(delight::Likeness::neither);
    eights.insert(eights.end(), others.begin(), others.end());
    add(eights, 1, review(8, {Signal::surprise, Signal::personal}));
    const auto hidden = delight::hidden_delight_of(eights);
    CHECK(hidden.n == 10);
    CHECK(hidden.count == 7);
}

TEST_CASE("hollow tens are told only of what a learned model may be asked of") {
    auto reviews = many(4, review(9, {}));
    for (auto& each : reviews) each.set_likeness(delight::Likeness::of_sevens);
    reviews[0].set_likeness(delight::Likeness::of_nines);
    add(reviews, 5, review(10, {}));
    auto eight = review(8, {});
    eight.set_likeness(delight::Likeness::of_sevens);
    add(reviews, 2, eight);
    CHECK(delight::hollow_tens_of(reviews).n == 4);
    CHECK(delight::hollow_tens_of(reviews).count == 3);
}

TEST_CASE("of texts without a score those with good words are told") {
    std::vector<SpokenReview> reviews;
    for (const double tone : {0.7, 0.2, -0.4, 0.0}) {
        model::Reading reading;
        reading.polarity = tone;
        reviews.emplace_back(std::nullopt, reading);
        reviews.emplace_back(9, reading);
    }
    CHECK(delight::good_unscored_of(reviews).n == 3);
    CHECK(delight::good_unscored_of(reviews).count == 2);
}
