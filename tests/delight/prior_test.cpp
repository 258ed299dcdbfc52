#include "delight/prior.h"

#include <random>
#include <vector>

#include "tests/catch.h"
#include "tests/delight/simulation.h"

using delight::Shares;

namespace {

std::vector<Shares> town(const Shares& alpha, int businesses, int n, unsigned seed) {
    std::mt19937 random{seed};
    std::vector<Shares> counts;
    for (int i = 0; i < businesses; ++i)
        counts.push_back(
            simulation::draw_counts(simulation::draw_dirichlet(alpha, random), n, random));
    return counts;
}

}  // namespace

TEST_CASE("the fit finds the prior that the businesses were drawn from") {
    for (const Shares& truth : {Shares{3, 6, 1}, Shares{10, 20, 10}, Shares{1, 1, 1}}) {
        const Shares fitted = delight::fit_prior(town(truth, 2000, 40, 7));
        for (std::size_t k = 0; k < 3; ++k)
            CHECK(fitted.at(k) == Approx(truth.at(k)).epsilon(0.10));
    }
}

TEST_CASE("no other prior makes the delighted more likely") {
    const auto counts = town({3, 6, 1}, 500, 30, 11);
    const auto likelihood = [&](const Shares& alpha) {
        double total = 0;
        for (const Shares& one : counts)
            total +=
                delight::log_marginal({one[0], one[1] + one[2]}, {alpha[0], alpha[1] + alpha[2]});
        return total;
    };
    const Shares fitted = delight::fit_prior(counts);
    for (const double factor : {0.9, 1.1}) {
        CHECK(likelihood({fitted[0] * factor, fitted[1], fitted[2]}) < likelihood(fitted));
        CHECK(likelihood({fitted[0], fitted[1] * factor, fitted[2]}) < likelihood(fitted));
    }
}

TEST_CASE("the precision is that of the delighted share, on which verdicts turn") {
    std::vector<Shares> counts;
    for (int i = 0; i < 50; ++i)
        counts.push_back(i % 2 == 0 ? Shares{30, 70, 0} : Shares{30, 0, 70});
    CHECK(delight::sum(delight::fit_prior(counts)) > 100);
}

TEST_CASE("businesses that do not differ give a strong but finite prior") {
    const std::vector<Shares> alike(50, Shares{30, 60, 10});
    const Shares fitted = delight::fit_prior(alike);
    CHECK(delight::sum(fitted) > 100);
    CHECK(delight::sum(fitted) <= 1000);
    CHECK(fitted[0] / delight::sum(fitted) == Approx(0.3).epsilon(0.01));
}

TEST_CASE("without any business the prior is the default") {
    const Shares fitted = delight::fit_prior({});
    for (std::size_t k = 0; k < 3; ++k) CHECK(fitted.at(k) == Approx(delight::default_prior.at(k)));
}

TEST_CASE("one business leaves the default prior as it is, enough of them the fit") {
    const Shares fitted{60, 30, 10};
    const Shares one = delight::shrink_prior(fitted, 1, 20);
    for (std::size_t k = 0; k < 3; ++k) CHECK(one.at(k) == Approx(delight::default_prior.at(k)));
    CHECK(delight::shrink_prior(fitted, 20, 20) == fitted);
}

TEST_CASE("a few businesses tell their mean before they tell how they differ") {
    const Shares some = delight::shrink_prior({60, 30, 10}, 6, 20);
    CHECK(some[0] / delight::sum(some) > 0.5);
    CHECK(delight::sum(some) < 30);
}

TEST_CASE("weights need not be whole for a fit") {
    auto counts = town({3, 6, 1}, 1000, 60, 3);
    for (Shares& one : counts) {
        for (double& count : one) count *= 0.37;
    }
    const Shares fitted = delight::fit_prior(counts);
    CHECK(fitted[0] / delight::sum(fitted) == Approx(0.3).epsilon(0.05));
}

TEST_CASE("a band that nobody ever gave stays possible") {
    const std::vector<Shares> none(40, Shares{12, 8, 0});
    const Shares fitted = delight::fit_prior(none);
    CHECK(fitted[2] > 0);
    CHECK(fitted[2] / delight::sum(fitted) < 0.02);
}
