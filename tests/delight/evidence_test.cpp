#include "delight/evidence.h"

#include "tests/catch.h"
#include "tests/delight/town.h"

using delight::choose_evidence;
using delight::Evidence;
using delight::Rules;
using model::EvidenceKind;
using namespace town;

namespace {

Evidence chosen(const model::Dossier& dossier, model::Day as_of = today) {
    return choose_evidence(dossier, Rules{}, as_of);
}

std::vector<std::pair<double, std::string>> nines(int count) {
    return std::vector<std::pair<double, std::string>>(static_cast<std::size_t>(count),
                                                       {9, "2017-06-01"});
}

}  // namespace

TEST_CASE("all individual reviews stand before the histogram and are not added to it") {
    auto both = review_listing(nines(20));
    both.aggregate = histogram_listing({{"8", 20}}).aggregate;
    const auto evidence = chosen(with(both));
    CHECK(evidence.best() == EvidenceKind::reviews);
    CHECK(evidence.tally.n == 20);
    CHECK(evidence.tally.bands[0] == 20);
}

TEST_CASE("where only five of sixty-five reviews were read the histogram of all stands") {
    auto both = review_listing(nines(5));
    both.aggregate = histogram_listing({{"8", 60}, {"9", 5}}).aggregate;
    const auto evidence = chosen(with(both));
    CHECK(evidence.best() == EvidenceKind::histogram);
    CHECK(evidence.tally.n == 65);
    CHECK(evidence.tally.undated == 65);
}

TEST_CASE("a majority of the reviews stands for all") {
    auto both = review_listing(nines(40));
    both.aggregate = histogram_listing({{"8", 65}}).aggregate;
    CHECK(chosen(with(both)).best() == EvidenceKind::reviews);
}

TEST_CASE("listings of several sources add up, each with its own best evidence") {
    auto dossier = with(review_listing(nines(12)));
    dossier.listings.push_back(histogram_listing({{"8", 30}}, "zoover"));
    const auto evidence = chosen(dossier);
    CHECK(evidence.tally.n == 42);
    CHECK(evidence.tally.bands == delight::Shares{12, 30, 0});
    CHECK(evidence.best() == EvidenceKind::reviews);
}

TEST_CASE("an average alone is estimated, and weighs little however many it rests on") {
    const auto evidence = chosen(with(average_listing(8.2, 5000)));
    CHECK(evidence.estimated());
    CHECK(evidence.best() == EvidenceKind::average_only);
    CHECK(evidence.tally.n == 5000);
    CHECK(evidence.tally.effective < 25);
    CHECK(evidence.tally.effective > 20);
}

TEST_CASE("an average on few ratings weighs less than those ratings") {
    CHECK(chosen(with(average_listing(8.2, 3))).tally.effective < 3);
}

TEST_CASE("an average is left out where enough was counted") {
    auto dossier = with(review_listing(nines(12)));
    dossier.listings.push_back(average_listing(6, 500));
    const auto evidence = chosen(dossier);
    CHECK(!evidence.estimated());
    CHECK(evidence.tally.n == 12);
}

TEST_CASE("an average helps out where too little was counted, instead of what was read there") {
    auto both = review_listing(nines(3));
    both.aggregate = average_listing(8, 300).aggregate;
    const auto evidence = chosen(with(both));
    CHECK(evidence.estimated());
    CHECK(evidence.tally.n == 300);
}

TEST_CASE("an average never makes delight") {
    const std::vector dossiers{with(average_listing(9.9, 5000))};
    const auto judgement = delight::judge(dossiers, Rules{}, today).judgements.front();
    CHECK(judgement.p_delight > 0.9);
    CHECK(judgement.verdict == model::Verdict::promising);
    CHECK(judgement.badges == std::vector<std::string>{"estimated", "undated"});
}

TEST_CASE("an average estimates the shares of a higher one higher") {
    const auto seven = chosen(with(average_listing(7, 100))).tally.bands;
    const auto nine = chosen(with(average_listing(9, 100))).tally.bands;
    CHECK(seven[0] < 20);
    CHECK(nine[0] > 55);
    CHECK(delight::sum(seven) == Approx(100));
}

TEST_CASE("a review weighs half after one half-life") {
    const Rules rules;
    CHECK(delight::recency_weight(today, today, rules) == 1);
    CHECK(delight::recency_weight(day("2015-12-01"), today, rules) == Approx(0.5).epsilon(0.002));
    CHECK(delight::recency_weight(day("2014-06-01"), today, rules) == Approx(0.25).epsilon(0.002));
}

TEST_CASE("an undated rating counts from the day it was first seen and weighs one") {
    const auto dossier = with(review_listing({{9, ""}}));
    CHECK(chosen(dossier, today - std::chrono::days{1}).tally.n == 0);
    CHECK(chosen(dossier, today + std::chrono::days{4000}).tally.effective == 1);
}

TEST_CASE("what came after the day of judgement is not seen") {
    const auto dossier = with(review_listing(
        {{9, "2016-05-31"}, {9, "2016-06-01"}, {9, "2016-06-02"}, {9, "2016-06"}, {9, "2016"}}));
    CHECK(chosen(dossier, day("2016-06-01")).tally.n == 2);
    CHECK(chosen(dossier, day("2016-06-30")).tally.n == 4);
    CHECK(chosen(dossier, day("2016-12-31")).tally.n == 5);
}

TEST_CASE("an aggregate is not seen before the day it was first seen as it stands") {
    const auto dossier = with_histogram({{"9", 20}});
    CHECK(chosen(dossier, today - std::chrono::days{1}).tally.n == 0);
    CHECK(chosen(dossier, today).tally.n == 20);
}

TEST_CASE("an old pile of reviews is little evidence of today") {
    std::vector<std::pair<double, std::string>> old(100, {9, "2005-01-01"});
    const std::vector dossiers{with_reviews(old)};
    const auto judgement = delight::judge(dossiers, Rules{}, today).judgements.front();
    CHECK(judgement.n == 100);
    CHECK(judgement.verdict == model::Verdict::too_little_evidence);
}

TEST_CASE("an average of many ratings scatters like the few that it is worth") {
    const auto evidence = delight::choose_evidence(with(average_listing(8, 400)), {}, today);
    CHECK(evidence.tally.kish() == Approx(evidence.tally.effective));
    CHECK(delight::sum(evidence.tally.independent()) < 25);
}
