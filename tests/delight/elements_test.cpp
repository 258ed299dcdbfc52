#include "delight/elements.h"

#include "tests/catch.h"

using delight::SpokenReview;
using model::Element;
using model::Signal;

namespace {

/// Twelve texts in each half-year from 2020 on, of which so many praise the staff.
std::vector<SpokenReview> half_years(std::initializer_list<int> warm) {
    std::vector<SpokenReview> reviews;
    int half = 0;
    for (const int praising : warm) {
        const std::chrono::year_month_day date{std::chrono::year{2020 + half / 2},
                                               std::chrono::month{half % 2 == 0 ? 3U : 9U},
                                               std::chrono::day{1}};
        for (int i = 0; i < 12; ++i) {
            model::Reading reading;
            if (i < praising) reading.signals.push_back({Signal::staff, true, 0, 1});
            reviews.emplace_back(9.0, reading, std::chrono::sys_days{date});
        }
        ++half;
    }
    return reviews;
}

model::ElementView view(const delight::ElementMaterial& material, Element element) {
    return delight::elements_of(material).at(static_cast<std::size_t>(element));
}

}  // namespace

TEST_CASE("steady warmth is steady in every half-year") {
    const auto steady = delight::culture_of(half_years({8, 7, 9, 8}), 0.5);
    CHECK(steady.n == 4);
    CHECK(steady.count == 4);
}

TEST_CASE("a half-year without warmth is not steady") {
    const auto unsteady = delight::culture_of(half_years({8, 7, 0, 8}), 0.5);
    CHECK(unsteady.n == 4);
    CHECK(unsteady.count == 3);
}

TEST_CASE("steadily colder than the segment is no culture") {
    CHECK(delight::culture_of(half_years({1, 1, 1}), 0.6).count == 0);
}

TEST_CASE("two half-years tell nothing of steadiness") {
    CHECK_FALSE(delight::culture_of(half_years({8, 8}), 0.5).share);
}

TEST_CASE("vision and leadership are not visible from outside") {
    const auto reviews = half_years({8, 8, 8});
    CHECK_FALSE(view({reviews, {}}, Element::vision).visible);
    CHECK_FALSE(view({reviews, {}}, Element::leadership).visible);
}

TEST_CASE("engagement is the share that praises the staff") {
    const auto reviews = half_years({6});
    const auto engagement = view({reviews, {}}, Element::engagement);
    CHECK(engagement.share.count == 6);
    CHECK(engagement.share.n == 12);
}

TEST_CASE("talk of what is new is innovation") {
    model::Reading reading;
    reading.tells_new = true;
    const std::vector<SpokenReview> reviews{{9.0, reading}, {9.0, model::Reading{}}};
    CHECK(view({reviews, {}}, Element::innovation).share.count == 1);
}

TEST_CASE("the owner's answers are the share of all reviews, and half came within the days") {
    const auto monitoring = view({{}, {10, 4}, {2, 30, 5}}, Element::monitoring);
    CHECK(monitoring.visible);
    CHECK(monitoring.share.share->mean == Approx(0.4));
    CHECK(monitoring.days == 5);
}

TEST_CASE("where no source shows answers, none is no bad sign") {
    CHECK_FALSE(view({{}, {0, 0}, {}}, Element::monitoring).visible);
}
