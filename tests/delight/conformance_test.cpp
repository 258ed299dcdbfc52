// Compares the formulas with values by R, scipy and published tables, where that collection of
// cases lies beside the checkout. statistics_test.cpp covers the same formulas without it.
#include <cmath>
#include <fstream>
#include <functional>
#include <map>
#include <rapidjson/document.h>
#include <set>
#include <string>

#include "delight/prior.h"
#include "delight/statistics.h"
#include "tests/catch.h"

namespace {

using rapidjson::Value;

constexpr const char* cases = SOURCE_DIR "/../shared/conformance/statistics/cases.jsonl";

double input(const Value& one, const char* name) {
    return one["input"][name].GetDouble();
}

bool near(double found, double expected, double tolerance) {
    return std::abs(found - expected) <= tolerance * std::max(std::abs(expected), 1e-300);
}

double tolerance(const Value& one) {
    return one.HasMember("rel_tol") && one["rel_tol"].IsNumber() ? one["rel_tol"].GetDouble()
                                                                 : 1e-10;
}

/// Runs `check` on every case of a kind; a case is right when it says so.
void every(const std::string& kind, const std::function<bool(const Value&)>& check) {
    std::ifstream lines{cases};
    if (!lines) {
        WARN("skipped: no conformance cases at " << cases);
        return;
    }
    int met = 0;
    for (std::string line; std::getline(lines, line);) {
        rapidjson::Document one;
        one.Parse<rapidjson::kParseNanAndInfFlag>(line.c_str());
        REQUIRE(one.IsObject());
        if (one["kind"].GetString() != kind) continue;
        ++met;
        INFO(one["id"].GetString());
        CHECK(check(one));
    }
    CHECK(met > 0);
}

bool interval_is(const Value& expected, double low, double high, double tolerance) {
    // A bound of exactly 0 or 1 comes out of the quantiles with a rounding error of its own.
    const auto same = [&](double found, double wanted) {
        return near(found, wanted, tolerance) || std::abs(found - wanted) < 1e-15;
    };
    return same(low, expected[0].GetDouble()) && same(high, expected[1].GetDouble());
}

}  // namespace

TEST_CASE("the normal distribution agrees with R") {
    every("normal_cdf", [](const Value& one) {
        return near(delight::normal_below(input(one, "x")), one["expected"]["lower"].GetDouble(),
                    tolerance(one));
    });
    every("normal_quantile", [](const Value& one) {
        const double found = delight::normal_quantile(input(one, "p"));
        const double expected = one["expected"].GetDouble();
        return near(found, expected, tolerance(one)) || std::abs(found - expected) < 1e-15;
    });
}

TEST_CASE("Student's t agrees with R") {
    every("t_quantile", [](const Value& one) {
        return near(delight::t_quantile(input(one, "df"), input(one, "p")),
                    one["expected"].GetDouble(), tolerance(one));
    });
}

TEST_CASE("the beta distribution agrees with R") {
    every("beta_cdf", [](const Value& one) {
        return near(delight::beta_below(input(one, "a"), input(one, "b"), input(one, "x")),
                    one["expected"].IsNumber() ? one["expected"].GetDouble()
                                               : one["expected"]["lower"].GetDouble(),
                    tolerance(one));
    });
    every("beta_quantile", [](const Value& one) {
        return near(delight::beta_quantile(input(one, "a"), input(one, "b"), input(one, "p")),
                    one["expected"].GetDouble(), tolerance(one));
    });
}

TEST_CASE("the marginal likelihood is R's beta-binomial") {
    every("beta_binomial", [](const Value& one) {
        const double k = input(one, "k");
        const double n = input(one, "n");
        const double ways = std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1);
        const double found = std::exp(
            ways + delight::log_marginal({k, n - k}, {input(one, "alpha"), input(one, "beta")}));
        return near(found, one["expected"]["pmf"].GetDouble(), tolerance(one));
    });
}

TEST_CASE("the chance of at most so many is R's beta-binomial") {
    every("beta_binomial", [](const Value& one) {
        const double found = delight::beta_binomial_below(static_cast<long>(input(one, "k")),
                                                          static_cast<long>(input(one, "n")),
                                                          input(one, "alpha"), input(one, "beta"));
        return near(found, one["expected"]["cdf"].GetDouble(), 1e-8);
    });
}

TEST_CASE("Wilson's interval agrees with R, and is exactly 0 and 1 at its ends") {
    every("proportion_ci", [](const Value& one) {
        const double k = input(one, "successes");
        const double n = input(one, "trials");
        const auto found = delight::wilson(k, n, input(one, "confidence"));
        if (k == 0 && found.low != 0) return false;
        if (k == n && found.high != 1) return false;
        return interval_is(one["expected"]["wilson"], found.low, found.high, tolerance(one));
    });
}

TEST_CASE("a share's posterior under a uniform prior agrees with R") {
    every("proportion_ci", [](const Value& one) {
        const double a = 1 + input(one, "successes");
        const double b = 2 + input(one, "trials") - a;
        const double tail = (1 - input(one, "confidence")) / 2;
        return interval_is(one["expected"]["beta_1_1_equal_tailed"],
                           delight::beta_quantile(a, b, tail),
                           delight::beta_quantile(a, b, 1 - tail), 1e-8);
    });
}

TEST_CASE("Wilson's interval agrees with Newcombe's table") {
    every("proportion_ci_published", [](const Value& one) {
        const auto found = delight::wilson(input(one, "successes"), input(one, "trials"),
                                           input(one, "confidence"));
        const Value& expected = one["expected"]["wilson"];
        return std::abs(found.low - expected[0].GetDouble()) < 5.1e-5 &&
               std::abs(found.high - expected[1].GetDouble()) < 5.1e-5;
    });
}

TEST_CASE("Wilson's interval agrees with R's package binom") {
    every("proportion_ci_r_binom", [](const Value& one) {
        const auto found = delight::wilson(input(one, "successes"), input(one, "trials"),
                                           input(one, "confidence"));
        return interval_is(one["expected"]["wilson"], found.low, found.high, 1e-6);
    });
}

TEST_CASE("Wilson's interval agrees with older R, both sides and without correction") {
    every("proportion_ci_one_sided", [](const Value& one) {
        const Value& how = one["input"];
        if (how["alternative"] != "two-sided" || how["continuity"].GetBool()) return true;
        const auto found = delight::wilson(input(one, "successes"), input(one, "trials"),
                                           input(one, "confidence"));
        return interval_is(one["expected"], found.low, found.high, 1e-6);
    });
}

// The plain interval collapses where all promote; ours is adjusted, and on many ratings the same.
TEST_CASE("the NPS-like interval comes near R's plain one where there are many ratings") {
    every("nps", [](const Value& one) {
        const double promoters = input(one, "promoters");
        const double passives = input(one, "passives");
        const double detractors = input(one, "detractors");
        if (promoters + passives + detractors < 500 || promoters * detractors == 0) return true;
        const auto found = delight::nps_like({promoters, passives, detractors}, 0.95);
        const Value& plain = one["expected"]["z95"];
        return std::abs(found.low / 100 - plain[0].GetDouble()) < 0.005 &&
               std::abs(found.high / 100 - plain[1].GetDouble()) < 0.005;
    });
}

TEST_CASE("every kind of case is tried or left out for a reason") {
    const std::map<std::string, std::string> left_out{
        {"multinomial_ci", "shares have a Dirichlet posterior, not Sison and Glaz's intervals"},
        {"two_proportions", "a change over time is weighed by strata (delight/changes.h)"},
        {"two_proportions_newcombe", "the same"},
        {"quantile", "no quantile of a sample is ever taken"},
        {"trend", "a trend is a posterior by quarter, not a line"},
        {"nist_linear", "no line is fitted"}};
    const std::set<std::string> tried{"normal_cdf",
                                      "normal_quantile",
                                      "t_quantile",
                                      "beta_cdf",
                                      "beta_quantile",
                                      "beta_binomial",
                                      "proportion_ci",
                                      "proportion_ci_published",
                                      "proportion_ci_r_binom",
                                      "nps",
                                      "summary",
                                      "nist_univariate",
                                      "proportion_ci_one_sided"};
    std::ifstream lines{cases};
    for (std::string line; std::getline(lines, line);) {
        rapidjson::Document one;
        one.Parse<rapidjson::kParseNanAndInfFlag>(line.c_str());
        const std::string kind = one["kind"].GetString();
        INFO(kind);
        CHECK((tried.contains(kind) || left_out.contains(kind)));
    }
}

TEST_CASE("the NPS-like figure agrees with R") {
    every("nps", [](const Value& one) {
        const auto found = delight::nps_like(
            {input(one, "promoters"), input(one, "passives"), input(one, "detractors")});
        return near(found.mean, one["expected"]["nps_points"].GetDouble(), tolerance(one));
    });
}

TEST_CASE("the mean agrees with R and with NIST's hard cases") {
    const auto mean = [](const Value& one) {
        delight::WeightedMean found;
        for (const Value& value : one["input"]["data"].GetArray()) found.add(value.GetDouble(), 1);
        return near(found.mean(), one["expected"]["mean"].GetDouble(), 1e-14);
    };
    every("summary", mean);
    every("nist_univariate", mean);
}
