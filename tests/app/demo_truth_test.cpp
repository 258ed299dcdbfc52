#include "app/demo_truth.h"

#include "tests/app/demo_fixture.h"
#include "tests/catch.h"

using namespace app;
using demo_fixture::today;
using demo_fixture::town;
using model::Verdict;

namespace {

/// A business of these true shares with `count` reviews of `age` days old.
DemoBusiness business(double delighted, double disappointed, int count = 100, int age = 10) {
    DemoBusiness one;
    one.name = "Hotel Proef";
    one.true_delighted = delighted;
    one.true_disappointed = disappointed;
    DemoReview review;
    review.date = today - std::chrono::days{age};
    one.reviews.assign(static_cast<std::size_t>(count), review);
    return one;
}

Town town_of(const DemoBusiness& one) {
    Town made;
    made.today = today;
    made.businesses = {one};
    return made;
}

DemoScore score_of(const DemoBusiness& one, Verdict verdict, double bar = 0.40) {
    const DemoVerdict given{one.name, verdict, bar};
    return compare_with_truth(town_of(one), {&given, 1});
}

}  // namespace

TEST_CASE("the true verdict follows from the true shares") {
    CHECK(true_verdict(business(0.60, 0.05)) == Verdict::delight);
    CHECK(true_verdict(business(0.20, 0.15)) == Verdict::mediocre_seven);
    CHECK(true_verdict(business(0.45, 0.30)) == Verdict::hot_and_cold);
    CHECK(true_verdict(business(0.10, 0.50)) == Verdict::cold_shower);
    CHECK(true_verdict(business(0.25, 0.28)) == Verdict::mediocre_seven);
}

TEST_CASE("of a business with under ten reviews nobody knows the truth") {
    CHECK(true_verdict(business(0.90, 0.0, 9)) == Verdict::too_little_evidence);
    CHECK(true_verdict(business(0.90, 0.0, 10)) == Verdict::delight);
}

TEST_CASE("a higher bar of the segment makes a seven of a weak delight") {
    DemoLimits limits;
    limits.bar = 0.50;
    CHECK(true_verdict(business(0.45, 0.05), limits) == Verdict::mediocre_seven);
}

TEST_CASE("promising does right to a delight that is not proven yet") {
    CHECK(agrees(Verdict::promising, business(0.45, 0.05), today));
}

TEST_CASE("promising does right to a business just below the bar") {
    CHECK(agrees(Verdict::promising, business(0.36, 0.10), today));
}

TEST_CASE("promising flatters a clear seven") {
    CHECK_FALSE(agrees(Verdict::promising, business(0.25, 0.10), today));
}

TEST_CASE("a share at the edge of a limit stands on both sides of it") {
    CHECK(agrees(Verdict::delight, business(0.39, 0.05), today));
    CHECK_FALSE(agrees(Verdict::delight, business(0.34, 0.05), today));
}

TEST_CASE("too little evidence is right where reviews are few or old, wrong where they abound") {
    CHECK(agrees(Verdict::too_little_evidence, business(0.60, 0.05, 15), today));
    CHECK(agrees(Verdict::too_little_evidence, business(0.60, 0.05, 60, 1'400), today));
    CHECK_FALSE(agrees(Verdict::too_little_evidence, business(0.60, 0.05, 60), today));
}

TEST_CASE("a verdict on a newcomer is more than anyone can know") {
    CHECK_FALSE(agrees(Verdict::delight, business(0.60, 0.05, 5), today));
}

TEST_CASE("a true verdict counts as agreeing") {
    const DemoScore score = score_of(business(0.60, 0.05), Verdict::delight);
    CHECK(score.judged == 1);
    CHECK(score.agree == 1);
    CHECK(score.false_delight == 0);
    CHECK(score.wrong.empty());
}

TEST_CASE("a seven called delight is a false delight and named") {
    const DemoScore score = score_of(business(0.20, 0.05), Verdict::delight);
    CHECK(score.agree == 0);
    CHECK(score.false_delight == 1);
    CHECK(score.wrong ==
          std::vector<std::string>{"Hotel Proef: delight, but truly mediocre_seven"});
}

TEST_CASE("a borderline delight counts as agreeing and yet as a false delight") {
    const DemoScore score = score_of(business(0.38, 0.05), Verdict::delight);
    CHECK(score.agree == 1);
    CHECK(score.false_delight == 1);
}

TEST_CASE("a newcomer left without a verdict is not counted as judged") {
    const DemoScore score = score_of(business(0.60, 0.05, 5), Verdict::too_little_evidence);
    CHECK(score.judged == 0);
    CHECK(score.too_little == 1);
}

TEST_CASE("a verdict that should have been given counts against the program") {
    const DemoScore score = score_of(business(0.60, 0.05), Verdict::too_little_evidence);
    CHECK(score.judged == 1);
    CHECK(score.agree == 0);
}

TEST_CASE("businesses without a verdict and verdicts without a business are named") {
    const DemoVerdict stranger{"Hotel Elders", Verdict::delight, 0.40};
    const DemoScore score = compare_with_truth(town_of(business(0.60, 0.05)), {&stranger, 1});
    CHECK(score.missing == std::vector<std::string>{"Hotel Proef"});
    CHECK(score.unknown == std::vector<std::string>{"Hotel Elders"});
    CHECK(score.judged == 0);
}

TEST_CASE("each nature of business has its own true verdict") {
    for (const DemoBusiness& one : town().businesses) {
        INFO(one.name);
        switch (one.nature) {
            case DemoNature::delightful:
            case DemoNature::promising:
                CHECK(true_verdict(one) == Verdict::delight);
                break;
            case DemoNature::seven:
                CHECK(true_verdict(one) == Verdict::mediocre_seven);
                break;
            case DemoNature::hot_and_cold:
                CHECK(true_verdict(one) == Verdict::hot_and_cold);
                break;
            case DemoNature::cold_shower:
                CHECK(true_verdict(one) == Verdict::cold_shower);
                break;
            case DemoNature::newcomer:
                CHECK(true_verdict(one) == Verdict::too_little_evidence);
                break;
        }
    }
}
