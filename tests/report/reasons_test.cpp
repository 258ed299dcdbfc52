#include "report/reasons.h"

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

TEST_CASE("a seven is told how many nines in a row would bring the next verdict") {
    auto judgement = judged(model::Verdict::mediocre_seven, 0.33);
    judgement.next = model::NextVerdict{model::Verdict::promising, 12, {}, {}, {}, {}};
    CHECK(report::how_near(dutch(), {}, judgement) ==
          "Nog 12 negens of tienen op rij en het oordeel wordt Op weg naar een negen.");
}

TEST_CASE("where sixes stand in the way, they are told") {
    auto judgement = judged(model::Verdict::hot_and_cold, 0.4);
    judgement.next = model::NextVerdict{model::Verdict::delight, {}, {}, 5, {}, {}};
    const auto near = report::how_near(dutch(), {}, judgement);
    REQUIRE(near);
    CHECK(holds(*near, "5 van de zessen en lager"));
}

TEST_CASE("a delight is told how many sevens in a row would cost it the name") {
    auto judgement = judged(model::Verdict::delight, 0.55);
    judgement.fall = model::Fall{model::Verdict::promising, 7, 6};
    const auto near = report::how_near(dutch(), {}, judgement);
    REQUIRE(near);
    CHECK(holds(*near, "7 zevens of achten op rij"));
}

TEST_CASE("what nines are worth stands beside how many it takes, where a customer has a value") {
    auto judgement = judged(model::Verdict::mediocre_seven, 0.33);
    judgement.next = model::NextVerdict{model::Verdict::promising, {}, 9, {}, {}, {}};
    const auto free = report::what_if(dutch(), {}, judgement);
    REQUIRE(free);
    CHECK(holds(*free, "9 van de 24 zevens en achten"));
    CHECK_FALSE(holds(*free, "honderd klanten"));
    judgement.next->worth = model::Worth{202, 772};
    model::Rules rules;
    rules.customer_value = 50;
    const auto worth = report::what_if(dutch(), rules, judgement);
    REQUIRE(worth);
    CHECK(holds(*worth, "202 tot 772"));
    CHECK(holds(*worth, "27\u00a0% tot 103\u00a0%"));
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
    judgement.next = model::NextVerdict{model::Verdict::promising, {}, {}, {}, 6, {}};
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
