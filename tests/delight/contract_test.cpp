#include "delight/contract.h"

#include <random>

#include "delight/statistics.h"
#include "tests/catch.h"

using model::Coverage;
using model::PageField;

namespace {

model::Instant week(int number) {
    return model::Instant{std::chrono::hours{24 * 7 * (number + 1)}};
}

/// A run that read `pages` pages of "iens", every one of which gives everything.
Coverage healthy(int run, long pages, const std::string& recipe = "iens-2016") {
    Coverage it;
    it.source = "iens";
    it.recipe = recipe;
    it.started = week(run);
    it.pages = pages;
    for (model::Given& given : it.fields) given = {pages, pages};
    it.review_pages = pages;
    it.reviews = 10 * static_cast<double>(pages);
    it.reviews_squared = 100 * static_cast<double>(pages);
    it.scores = {0, 0, pages, 0, 0, 2 * pages, 0, 4 * pages, 0, 3 * pages};
    return it;
}

Coverage giving(int run, PageField field, long have, long of) {
    Coverage it = healthy(run, of);
    it.of(field) = {have, of};
    return it;
}

std::vector<Coverage> healthy_weeks(int runs, long pages) {
    std::vector<Coverage> past;
    for (int run = 0; run < runs; ++run) past.push_back(healthy(run, pages));
    return past;
}

std::vector<std::string> found(const std::vector<Coverage>& run,
                               const std::vector<Coverage>& past) {
    std::vector<std::string> texts;
    for (const auto& change : delight::layout_changes(run, past)) texts.push_back(change.what);
    return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a field that no page gives any more is a changed layout, with the figures") {
    CHECK(found({giving(1, PageField::address, 0, 40)}, {giving(0, PageField::address, 38, 40)}) ==
          Texts{"0 of 40 pages give an address, before 38 of 40"});
}

TEST_CASE("a layout that half of the pages have already left is a changed one") {
    CHECK(found({giving(3, PageField::aggregate, 20, 40)}, healthy_weeks(3, 40)).size() == 1);
}

TEST_CASE("a source that was never read before cannot have changed") {
    CHECK(found({giving(0, PageField::address, 0, 40)}, {}).empty());
}

TEST_CASE("a field that the past hardly knew is not missed") {
    CHECK(found({giving(1, PageField::address, 0, 40)}, {giving(0, PageField::address, 8, 40)})
              .empty());
}

TEST_CASE("two pages prove nothing, and three do where the past is long") {
    CHECK(found({giving(9, PageField::address, 0, 2)}, healthy_weeks(9, 20)).empty());
    CHECK(found({giving(9, PageField::address, 0, 3)}, healthy_weeks(9, 20)).size() == 1);
}

TEST_CASE("a page that gives nothing is told once, not once a field") {
    Coverage nothing;
    nothing.source = "iens";
    nothing.started = week(3);
    nothing.pages = 40;
    for (const auto field : {PageField::anything, PageField::name, PageField::address,
                             PageField::aggregate, PageField::reviews})
        nothing.of(field) = {0, 40};
    CHECK(found({nothing}, healthy_weeks(3, 40)) ==
          Texts{"0 of 40 pages give anything, before 120 of 120"});
}

TEST_CASE("pages that another reader reads as well as the old one did are no change") {
    CHECK(found({healthy(3, 40, "iens-2026")}, healthy_weeks(3, 40)).empty());
}

TEST_CASE("pages that are left to a reader that finds less are a change of the source") {
    Coverage less = healthy(3, 40, "schema.org");
    less.of(PageField::review_date) = {0, 40};
    CHECK(found({less}, healthy_weeks(3, 40)) ==
          Texts{"0 of 40 pages with reviews give dates of reviews, before 120 of 120"});
}

TEST_CASE("one layout of several that changed is told by its recipe") {
    std::vector<Coverage> past, run;
    for (int i = 0; i < 4; ++i) {
        past.push_back(healthy(i, 200));
        past.push_back(healthy(i, 20, "iens-mobile"));
    }
    run.push_back(healthy(4, 200));
    run.push_back(healthy(4, 20, "iens-mobile"));
    run.back().of(PageField::address) = {0, 20};
    CHECK(found(run, past) ==
          Texts{"0 of 20 pages read by iens-mobile give an address, before 80 of 80"});
}

TEST_CASE("what an earlier run found changed is no measure") {
    auto past = healthy_weeks(3, 40);
    for (int run = 3; run < 9; ++run) {
        past.push_back(giving(run, PageField::address, 0, 40));
        past.back().changed = true;
    }
    CHECK(found({giving(9, PageField::address, 0, 40)}, past).size() == 1);
}

TEST_CASE("far fewer reviews on a page are a changed layout") {
    Coverage few = healthy(5, 40);
    few.reviews = 80;
    few.reviews_squared = 160;
    CHECK(found({few}, healthy_weeks(5, 40)) == Texts{"2 reviews a page on 40 pages, before 10"});
}

TEST_CASE("scores that are read on the wrong scale are a changed layout") {
    Coverage halved = healthy(5, 40);
    halved.scores = {0, 40, 80, 160, 120, 0, 0, 0, 0, 0};
    CHECK(found({halved}, healthy_weeks(5, 40)) ==
          Texts{"scores of reviews lie elsewhere: at 34 % of their scale on average, before at 72 "
                "%"});
}

TEST_CASE("a week of better scores is no changed layout") {
    Coverage better = healthy(5, 40);
    better.scores = {0, 0, 20, 0, 0, 60, 0, 140, 0, 180};
    CHECK(found({better}, healthy_weeks(5, 40)).empty());
}

TEST_CASE("a source whose runs differ by nature hardly ever cries wolf") {
    std::mt19937 random{20261122};
    int alarms = 0;
    constexpr int trials = 1000, runs = 8;
    for (int trial = 0; trial < trials; ++trial) {
        // Which pages a run reads makes its share go up and down, 0.55 to 0.95.
        std::uniform_real_distribution<double> share{0.55, 0.95};
        std::uniform_int_distribution<long> pages{5, 60};
        std::vector<Coverage> all;
        for (int run = 0; run <= runs; ++run) {
            const long of = pages(random);
            std::binomial_distribution<long> have{of, share(random)};
            all.push_back(giving(run, PageField::address, have(random), of));
        }
        const Coverage now = all.back();
        all.pop_back();
        alarms += found({now}, all).empty() ? 0 : 1;
    }
    CHECK(alarms <= 5);
}

TEST_CASE("a beta-binomial with an even prior is even over all counts") {
    // Beta(1, 1): every count of 0 to 9 has the chance 1/10.
    CHECK(delight::beta_binomial_below(3, 9, 1, 1) == Approx(0.4));
    CHECK(delight::beta_binomial_below(9, 9, 2, 5) == Approx(1));
}

TEST_CASE("the tail of a chi-square with two degrees of freedom is exponential") {
    CHECK(delight::chi_square_above(4, 2) == Approx(std::exp(-2.0)));
}
