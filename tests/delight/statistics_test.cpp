#include "delight/statistics.h"

#include <cmath>

#include "tests/catch.h"

using delight::Shares;

TEST_CASE("a share's interval is its marginal beta's") {
    // Beta(4, 9) by its sum of binomial tails.
    const auto share = delight::share_estimate({4, 6, 3}, 0);
    CHECK(share.mean == Approx(4.0 / 13));
    CHECK(share.low == Approx(0.12285066).epsilon(1e-6));
    CHECK(share.high == Approx(0.5273267).epsilon(1e-6));
}

TEST_CASE("the chance that a share reaches a bar is a beta tail") {
    // Beta(1, 2): P(share >= x) = (1 - x)^2.
    CHECK(delight::share_at_least({1, 1, 1}, 0, 0.4) == Approx(0.36));
    CHECK(delight::share_at_least({1, 1, 1}, 2, 0) == Approx(1));
}

TEST_CASE("equal shares exceed each other with even chance") {
    CHECK(delight::share_exceeds({5, 2, 5}, 2, 0) == Approx(0.5));
    // X / (X + D) ~ Beta(2, 1): P(> 1/2) = 3/4.
    CHECK(delight::share_exceeds({1, 9, 2}, 2, 0) == Approx(0.75));
}

TEST_CASE("the NPS-like figure is raw and its interval adjusted by three ratings at 95 per cent") {
    const auto nps = delight::nps_like({7, 2, 1}, 0.95);
    CHECK(nps.mean == Approx(60));
    // p = 7.75/13, d = 1.75/13: 0.4615 +- 1.9600 sqrt((0.7308 - 0.2130) / 13).
    CHECK(nps.low == Approx(7.0394).epsilon(1e-4));
    CHECK(nps.high == Approx(85.2683).epsilon(1e-4));
}

TEST_CASE("at 90 per cent the NPS-like interval is adjusted by fewer ratings") {
    const auto nps = delight::nps_like({7, 2, 1});
    CHECK(nps.mean == Approx(60));
    // 3 (1.6449 / 1.9600)^2 = 2.1129; p = 7.5282/12.1129, d = 1.5282/12.1129:
    // 0.4953 +- 1.6449 sqrt((0.7477 - 0.2454) / 12.1129).
    CHECK(nps.low == Approx(16.0383).epsilon(1e-4));
    CHECK(nps.high == Approx(83.0296).epsilon(1e-4));
}

TEST_CASE("all delighted leaves the NPS-like figure an interval and no more than a hundred") {
    const auto nps = delight::nps_like({20, 0, 0});
    CHECK(nps.mean == 100);
    CHECK(nps.low < 95);
    CHECK(nps.high <= 100);
}

TEST_CASE("a weighted mean is the weighted sum over the weights") {
    delight::WeightedMean mean;
    mean.add(8, 1);
    mean.add(6, 0.5);
    CHECK(mean.mean() == Approx((8 + 3) / 1.5));
    CHECK(mean.weight() == Approx(1.5));
}

TEST_CASE("equal values together weigh as they do one by one") {
    delight::WeightedMean together;
    together.add(8, 1, 3);
    together.add(6, 1, 2);
    delight::WeightedMean single;
    for (const double value : {8.0, 8.0, 8.0, 6.0, 6.0}) single.add(value, 1);
    delight::WeightedMean joined;
    joined.add(together);
    joined.add(single);
    CHECK(together.estimate(1.5).low == Approx(single.estimate(1.5).low));
    CHECK(joined.mean() == Approx(7.2));
    CHECK(joined.weight() == Approx(10));
}

TEST_CASE("three equal grades leave the mean in doubt") {
    delight::WeightedMean mean;
    mean.add(9, 1, 3);
    const auto estimate = mean.estimate(1.5);
    CHECK(estimate.low < 8.2);
    CHECK(estimate.high > 9.8);
}

TEST_CASE("a mean far from zero keeps its scatter") {
    delight::WeightedMean mean;
    for (const double value : {10000001.0, 10000003.0, 10000002.0}) mean.add(value, 1, 1000);
    const auto estimate = mean.estimate(1e-9);
    CHECK(estimate.mean == Approx(10000002).epsilon(1e-15));
    CHECK(estimate.high - estimate.mean ==
          Approx(1.6454 * std::sqrt(2.0 / 3 / 3000)).epsilon(1e-3));
}

TEST_CASE("what may have wandered widens the NPS-like interval, not the figure") {
    const delight::Shares counts{40, 50, 10};
    const auto still = delight::nps_like(counts);
    const auto wandered = delight::nps_like(counts, 0.90, 0.01);
    CHECK(wandered.mean == still.mean);
    const auto variance = [](const model::Estimate& one) {
        return std::pow((one.high - one.low) / 200 / delight::normal_quantile(0.95), 2);
    };
    CHECK(variance(wandered) - variance(still) == Approx(0.01));
}

TEST_CASE("the rate of a count has the exact interval of Poisson's distribution") {
    // Garwood's limits of ten, as tables have them.
    const auto rate = delight::poisson_rate(10, 1);
    CHECK(rate.mean == 10);
    CHECK(rate.low == Approx(5.4254).epsilon(1e-4));
    CHECK(rate.high == Approx(16.9622).epsilon(1e-4));
    CHECK(delight::poisson_rate(10, 2).high == Approx(16.9622 / 2).epsilon(1e-4));
}
