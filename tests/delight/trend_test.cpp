#include "delight/delight.h"
#include "tests/catch.h"
#include "tests/delight/town.h"

using namespace town;

namespace {

/// So many reviews of one grade on the first of each month of a year.
void add_year(std::vector<std::pair<double, std::string>>& reviews, int year, double grade) {
    for (int month = 1; month <= 12; ++month) {
        const std::string two = (month < 10 ? "0" : "") + std::to_string(month);
        for (int i = 0; i < 4; ++i)
            reviews.emplace_back(grade, std::to_string(year) + "-" + two + "-01");
    }
}

std::vector<model::TrendPoint> trend_of(const model::Dossier& dossier, model::Day as_of) {
    const std::vector dossiers{dossier};
    return delight::judge(dossiers, {}, as_of).judgements.front().trend;
}

}  // namespace

TEST_CASE("a trend shows how a business rose") {
    std::vector<std::pair<double, std::string>> reviews;
    add_year(reviews, 2014, 7);
    add_year(reviews, 2015, 7);
    add_year(reviews, 2016, 10);
    const auto trend = trend_of(with_reviews(reviews), day("2016-12-31"));
    REQUIRE(trend.size() == 12);
    CHECK(trend.front().day == day("2014-03-31"));
    CHECK(trend.back().day == day("2016-12-31"));
    CHECK(trend[7].share.mean < 0.15);
    CHECK(trend.back().share.mean > trend[7].share.mean + 0.3);
    CHECK(trend.back().share.low < trend.back().share.mean);
}

TEST_CASE("a trend's last point is the judgement itself where all evidence is dated") {
    std::vector<std::pair<double, std::string>> reviews;
    add_year(reviews, 2016, 9);
    const std::vector dossiers{with_reviews(reviews)};
    const auto judgement = delight::judge(dossiers, {}, today).judgements.front();
    REQUIRE(!judgement.trend.empty());
    CHECK(judgement.trend.back().day == today);
    CHECK(judgement.trend.back().share.mean == Approx(judgement.delighted.mean));
}

TEST_CASE("a long life shows its newest twenty-four points") {
    std::vector<std::pair<double, std::string>> reviews;
    for (int year = 2000; year < 2017; ++year) add_year(reviews, year, 9);
    const auto trend = trend_of(with_reviews(reviews), day("2016-12-31"));
    CHECK(trend.size() == 24);
    CHECK(trend.back().day == day("2016-12-31"));
}

TEST_CASE("too little dated evidence gives no trend") {
    CHECK(trend_of(with_reviews({{9, "2016-01-01"}, {9, "2016-06-01"}}), today).empty());
    CHECK(trend_of(with_histogram({{"9", 100}}), today).empty());
}
