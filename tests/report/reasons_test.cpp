#include "report/reasons.h"

#include <cmath>

#include "tests/catch.h"
#include "tests/report/sample.h"

using sample::holds;

namespace {

report::Words dutch() {
    return report::Words(
        sample::read(std::filesystem::path(SOURCE_DIR) / "report/templates/nl.txt"));
}

model::Judgement judged(model::Verdict verdict, double share) {
    return sample::business(1, "x", verdict, share).judgement;
}

}  // namespace

TEST_CASE("the strength of a share is read off its interval") {
    // A beta distribution of mean 0.5 and strength 99 has a standard deviation of 0.05.
    CHECK(report::strength({0.5, 0.5 - 1.6449 * 0.05, 0.5 + 1.6449 * 0.05}) == Approx(99));
    CHECK(report::strength({0.5, 0.5, 0.5}) == 0);
}

TEST_CASE("a share already above its mark needs nothing to reach it") {
    CHECK(report::successes_to_reach({0.6, 0.55, 0.65}, 0.4, 1.28) == 0);
}

TEST_CASE("the fewer the reviews, the sooner a share reaches its mark") {
    const auto few = report::successes_to_reach({0.3, 0.15, 0.45}, 0.4, 0);
    const auto many = report::successes_to_reach({0.3, 0.27, 0.33}, 0.4, 0);
    REQUIRE(few);
    REQUIRE(many);
    CHECK(*few < *many);
}

TEST_CASE("without doubt the reviews to a mark follow from plain arithmetic") {
    // 30 of 100 becomes 47 of 117 = 0.40.
    const double half_width = 1.6449 * std::sqrt(0.3 * 0.7 / 101);
    CHECK(report::successes_to_reach({0.3, 0.3 - half_width, 0.3 + half_width}, 0.4, 0) == 17);
}

TEST_CASE("a mark beyond reach has no number") {
    CHECK_FALSE(report::successes_to_reach({0.1, 0.098, 0.102}, 0.9, 0));
    CHECK_FALSE(report::successes_to_reach({0, 0, 0}, 0.4, 0));
}

TEST_CASE("a seven is told how many nines in a row would bring the next verdict") {
    const auto near = report::how_near(dutch(), {}, judged(model::Verdict::mediocre_seven, 0.33));
    REQUIRE(near);
    CHECK(holds(*near, "negens of tienen op rij en het oordeel wordt Op weg naar een negen"));
}

TEST_CASE("a delight is told how many sevens in a row would cost it the name") {
    const auto near = report::how_near(dutch(), {}, judged(model::Verdict::delight, 0.55));
    REQUIRE(near);
    CHECK(holds(*near, "zevens of achten op rij"));
}

TEST_CASE("an average alone is told that it never makes delight") {
    auto judgement = judged(model::Verdict::promising, 0.5);
    judgement.evidence = model::EvidenceKind::average_only;
    const auto near = report::how_near(dutch(), {}, judgement);
    REQUIRE(near);
    CHECK(holds(*near, "nooit Klanthousiast"));
}

TEST_CASE("too little evidence says how many more reviews a verdict takes") {
    auto judgement = judged(model::Verdict::too_little_evidence, 0.4);
    judgement.effective_n = 4;
    const auto near = report::how_near(dutch(), {}, judgement);
    REQUIRE(near);
    CHECK(holds(*near, "Nog ongeveer 6 recente beoordelingen"));
}

TEST_CASE("every verdict is explained in two sentences") {
    const auto words = dutch();
    for (const auto& judged : sample::town().businesses)
        CHECK(report::why(words, {}, judged.judgement).size() == 2);
}

TEST_CASE("a wide interval is named as the reason where there are reviews enough") {
    auto judgement = judged(model::Verdict::too_little_evidence, 0.5);
    judgement.delighted = {0.5, 0.25, 0.75};
    CHECK(holds(report::why(dutch(), {}, judgement)[1], "tussen 25\u00a0% en 75\u00a0%"));
}
