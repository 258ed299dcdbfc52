#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "app/demo_score.h"
#include "tests/app/demo_fixture.h"
#include "tests/catch.h"

using namespace app;
using demo_fixture::today;
using demo_fixture::town;

namespace {

std::size_t reviews_in(const Town& one) {
    std::size_t count = 0;
    for (const DemoBusiness& business : one.businesses) count += business.reviews.size();
    return count;
}

/// Everything about a town that a page could show, as one text.
std::string written(const Town& one) {
    std::string all = one.name;
    for (const DemoBusiness& business : one.businesses) {
        all += business.name + business.street + business.phone + business.postcode;
        all += std::to_string(business.true_delighted);
        for (const DemoReview& review : business.reviews) {
            all += std::to_string(review.id) + model::to_string(review.date) + review.title +
                   review.text + review.author + review.reply + std::to_string(review.score);
            for (const DemoAspect& aspect : review.aspects) all += std::to_string(aspect.value);
        }
    }
    return all;
}

double share(const std::vector<DemoReview>& reviews, int low, int high) {
    const auto count = std::count_if(reviews.begin(), reviews.end(), [&](const DemoReview& review) {
        return review.score >= low && review.score <= high;
    });
    return static_cast<double>(count) / static_cast<double>(reviews.size());
}

/// How many standard errors a share of n draws is off its truth.
double deviation(double seen, double truth, std::size_t n) {
    return std::abs(seen - truth) / std::sqrt(truth * (1 - truth) / static_cast<double>(n));
}

}  // namespace

TEST_CASE("the same seed and day make the same town") {
    CHECK(written(make_town(9, today)) == written(town()));
}

TEST_CASE("another seed makes another town") {
    CHECK(written(make_town(10, today)) != written(town()));
}

TEST_CASE("a town has at least 60 businesses and 6,000 reviews whatever the seed") {
    for (const std::uint64_t seed : {1, 2}) {
        const Town one = make_town(seed, today);
        CHECK(one.businesses.size() >= 60);
        CHECK(reviews_in(one) >= 6'000);
        CHECK(reviews_in(one) <= 10'000);
    }
}

TEST_CASE("every business has a name, an address and a URL of its own") {
    std::set<std::string> names;
    std::set<std::string> slugs;
    std::set<long> ids;
    std::set<std::string> addresses;
    for (const DemoBusiness& business : town().businesses) {
        names.insert(business.name);
        slugs.insert(business.slug);
        ids.insert(business.id);
        addresses.insert(business.street + std::to_string(business.number));
    }
    CHECK(names.size() == town().businesses.size());
    CHECK(slugs.size() == town().businesses.size());
    CHECK(ids.size() == town().businesses.size());
    CHECK(addresses.size() == town().businesses.size());
}

TEST_CASE("the town has every nature of business, among stays and among restaurants") {
    std::map<std::pair<bool, DemoNature>, int> count;
    for (const DemoBusiness& business : town().businesses) {
        ++count[{business.kind == "restaurant", business.nature}];
    }
    CHECK(count.size() == 12);
    for (const auto& [nature, number] : count) CHECK(number >= 3);
}

TEST_CASE("scores keep to the true shares within sampling error") {
    for (const DemoBusiness& business : town().businesses) {
        const std::size_t n = business.reviews.size();
        INFO(business.name);
        CHECK(deviation(share(business.reviews, 9, 10), business.true_delighted, n) < 4);
        CHECK(deviation(share(business.reviews, 1, 6), business.true_disappointed, n) < 4);
    }
}

TEST_CASE("over the whole town the shares are those drawn from, without bias") {
    double expected = 0;
    double seen = 0;
    double variance = 0;
    for (const DemoBusiness& business : town().businesses) {
        const double n = static_cast<double>(business.reviews.size());
        const double truth = business.true_delighted;
        expected += n * truth;
        seen += n * share(business.reviews, 9, 10);
        variance += n * truth * (1 - truth);
    }
    CHECK(std::abs(seen - expected) < 3 * std::sqrt(variance));
}

TEST_CASE("on the Iens-like site the mean of the aspects is as delighted as the score says") {
    for (const DemoBusiness& business : town().businesses) {
        for (const DemoReview& review : business.reviews) {
            if (review.site != DemoSite::iens) continue;
            REQUIRE(review.aspects.size() == 3);
            double sum = 0;
            for (const DemoAspect& aspect : review.aspects) {
                REQUIRE(aspect.value >= 1);
                REQUIRE(aspect.value <= 10);
                sum += aspect.value;
            }
            const double mean = sum / 3;
            REQUIRE((mean >= 8.5) == (review.score >= 9));
            REQUIRE((mean < 6.5) == (review.score <= 6));
        }
    }
}

TEST_CASE("reviews lie within four years before today, newest first, half of them recent") {
    std::size_t recent = 0;
    for (const DemoBusiness& business : town().businesses) {
        CHECK(std::is_sorted(business.reviews.begin(), business.reviews.end(),
                             [](const auto& a, const auto& b) { return a.date > b.date; }));
        for (const DemoReview& review : business.reviews) {
            REQUIRE(review.date < today);
            REQUIRE(review.date > today - std::chrono::days{4 * 366 + 1});
            REQUIRE(review.visited < review.date);
            recent += review.date > today - std::chrono::days{548};
        }
    }
    CHECK(2 * recent > reviews_in(town()));
}

TEST_CASE("newcomers have too few reviews to be known, all others enough") {
    for (const DemoBusiness& business : town().businesses) {
        INFO(business.name);
        const bool few = business.reviews.size() < 10;
        CHECK(few == (business.nature == DemoNature::newcomer));
    }
}

TEST_CASE("a few hotels stand on both sites under one name") {
    int both = 0;
    for (const DemoBusiness& business : town().businesses) {
        if (business.sites.size() < 2) continue;
        ++both;
        const auto of = [&](DemoSite site) {
            return std::count_if(business.reviews.begin(), business.reviews.end(),
                                 [&](const DemoReview& review) { return review.site == site; });
        };
        CHECK(of(DemoSite::zoover) > 0);
        CHECK(of(DemoSite::iens) > 0);
    }
    CHECK(both == 4);
}

TEST_CASE("a review's id is its own") {
    std::set<long> ids;
    for (const DemoBusiness& business : town().businesses) {
        for (const DemoReview& review : business.reviews) ids.insert(review.id);
    }
    CHECK(ids.size() == reviews_in(town()));
}

TEST_CASE("a slug keeps letters and figures and writes accents plain") {
    CHECK(slug("Bistro Chez Adèle") == "bistro-chez-adele");
    CHECK(slug("B&B Zus & Zee") == "b-b-zus-zee");
    CHECK(slug("Taveerne 't Hoekje") == "taveerne-t-hoekje");
    CHECK(slug("Schol & Zo!") == "schol-zo");
}

TEST_CASE("scores are drawn as often as the shares say") {
    Dice dice{4};
    std::map<int, int> count;
    for (int i = 0; i < 20'000; ++i) ++count[draw_score(0.5, 0.2, dice)];
    CHECK(count[9] + count[10] == Approx(10'000).margin(300));
    CHECK(count[7] + count[8] == Approx(6'000).margin(300));
    CHECK(count.begin()->first == 1);
    CHECK(count.rbegin()->first == 10);
}

TEST_CASE("the mean of aspects leaves out those not given") {
    CHECK(rounded_mean({{"Ligging", 8}, {"Eten", 0}, {"Service", 9}}) == 9);
    CHECK(rounded_mean({{"Ligging", 8}, {"Eten", 8}, {"Service", 7}}) == 8);
    CHECK(rounded_mean({{"Ligging", 0}}) == 0);
}
