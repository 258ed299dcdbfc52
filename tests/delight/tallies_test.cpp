// Judging tallies beside the slow way, rating by rating; and on one thread beside several.
#include <algorithm>
#include <chrono>
#include <random>

#include "delight/delight.h"
#include "tests/catch.h"
#include "tests/delight/town.h"

using namespace town;

namespace {

/// Ratings on few days, of some undated or dated to the month or year, at a site in a trade.
model::ListingEvidence drawn(const std::string& source, double delighted, int ratings,
                             std::mt19937& random) {
    std::uniform_real_distribution<double> even;
    const auto one_of = [&](int most) { return std::uniform_int_distribution{0, most}(random); };
    auto made = listing(source);
    const model::Scale scale = one_of(1) == 0 ? model::Scale{1, 5} : model::Scale{1, 10};
    for (int i = 0; i < ratings; ++i) {
        const double at = even(random);
        const double grade = at < delighted ? 9 + one_of(1) : at < 0.9 ? 7 + 0.5 * one_of(2) : 4;
        const model::Day on = today - std::chrono::days{60 * one_of(30)};
        std::optional<model::Date> date{on};
        if (const int kind = one_of(9); kind == 0)
            date.reset();
        else if (kind < 3)
            date = model::date_from_iso(model::to_string(on).substr(0, kind == 1 ? 4 : 7));
        made.tallies.push_back({grade, date, model::counts_from(date, on), scale});
    }
    model::fold(made.tallies);
    return made;
}

std::vector<model::Dossier> drawn_town(int businesses, unsigned seed) {
    std::mt19937 random{seed};
    std::uniform_real_distribution<double> even;
    std::vector<model::Dossier> made;
    for (int i = 0; i < businesses; ++i) {
        const double delighted = 0.1 + 0.6 * even(random);
        made.push_back(business(i + 1, i % 3 == 0 ? "hotel" : "restaurant", "Ommen"));
        made.back().listings.push_back(drawn("iens", delighted, 5 + i % 90, random));
        if (i % 2 == 0) made.back().listings.push_back(drawn("zoover", delighted, 40, random));
    }
    return made;
}

/// As many tallies of one rating as there are ratings, in any order.
std::vector<model::Dossier> one_by_one(std::vector<model::Dossier> dossiers, unsigned seed) {
    std::mt19937 random{seed};
    for (auto& dossier : dossiers)
        for (auto& listing : dossier.listings) {
            std::vector<model::RatingTally> singles;
            for (model::RatingTally alike : listing.tallies)
                for (long left = std::exchange(alike.count, 1); left > 0; --left)
                    singles.push_back(alike);
            std::shuffle(singles.begin(), singles.end(), random);
            listing.tallies = std::move(singles);
        }
    return dossiers;
}

void add(std::vector<double>& figures, const model::Estimate& estimate) {
    figures.insert(figures.end(), {estimate.mean, estimate.low, estimate.high});
}

void add(std::vector<double>& figures, const std::optional<model::Estimate>& estimate) {
    figures.push_back(estimate ? 1 : 0);
    if (estimate) add(figures, *estimate);
}

/// All numbers that a judging tells.
std::vector<double> figures_of(const delight::Judged& judged) {
    std::vector<double> all;
    for (const model::Judgement& j : judged.judgements) {
        for (const auto& share : {j.delighted, j.satisfied, j.disappointed}) add(all, share);
        for (const auto& each : {j.grade_mean, j.nps_like, j.sevens}) add(all, each);
        all.insert(all.end(), {j.n, j.effective_n, j.undated, j.bar, j.p_delight,
                               j.half_life_months, static_cast<double>(j.half_life_from),
                               j.rank.value_or(-1), static_cast<double>(j.verdict)});
        for (const auto& point : j.trend) add(all, point.share);
        for (const auto& change : j.changes) all.push_back(change.probability);
        for (const auto& view : j.views) {
            add(all, view.delighted);
            add(all, view.grade);
            add(all, view.equated_delighted);
        }
    }
    for (const auto& segment : judged.segments)
        all.insert(all.end(), segment.prior.begin(), segment.prior.end());
    for (const auto& change : judged.scale_changes)
        all.push_back(static_cast<double>(change.reviews_before));
    return all;
}

}  // namespace

TEST_CASE("tallies are judged as their ratings are one by one") {
    for (unsigned seed = 1; seed <= 3; ++seed) {
        const auto town = drawn_town(60, seed);
        const auto fast = delight::judge(town, {}, today);
        const auto slow = delight::judge(one_by_one(town, seed), {}, today);
        CHECK(fast.judgements.front().half_life_from > 0);
        const auto figures = figures_of(fast);
        const auto oracle = figures_of(slow);
        REQUIRE(figures.size() == oracle.size());
        REQUIRE(figures.size() > 3000);
        std::size_t off = 0;
        for (std::size_t i = 0; i < figures.size(); ++i)
            off += figures[i] == Approx(oracle[i]).epsilon(1e-9).margin(1e-12) ? 0 : 1;
        CHECK(off == 0);
        for (std::size_t i = 0; i < town.size(); ++i) {
            CHECK(fast.judgements[i].verdict == slow.judgements[i].verdict);
            CHECK(fast.judgements[i].histogram == slow.judgements[i].histogram);
            CHECK(fast.judgements[i].first == slow.judgements[i].first);
        }
    }
}

TEST_CASE("any number of threads judges the same to the last bit") {
    const auto town = drawn_town(60, 4);
    const auto alone = figures_of(delight::judge(town, {}, today, 1));
    REQUIRE(alone.size() > 3000);
    for (const std::size_t threads : {2U, 3U, 16U, 200U})
        CHECK(figures_of(delight::judge(town, {}, today, threads)) == alone);
}

TEST_CASE("nothing to judge needs no threads") {
    CHECK(delight::judge({}, {}, today, 8).judgements.empty());
}
