#include "app/demo_truth.h"

#include <algorithm>
#include <cmath>

namespace app {
namespace {

using model::Verdict;

Verdict by_shares(double delighted, double disappointed, const DemoLimits& limits) {
    if (delighted >= limits.bar && disappointed < limits.many_disappointed) return Verdict::delight;
    if (delighted >= limits.hot_delighted && disappointed >= limits.many_disappointed) {
        return Verdict::hot_and_cold;
    }
    if (disappointed > delighted && disappointed >= limits.cold_disappointed) {
        return Verdict::cold_shower;
    }
    return Verdict::mediocre_seven;
}

bool is_borderline(Verdict verdict, const DemoBusiness& business, const DemoLimits& limits) {
    for (const double delighted : {-limits.borderline, limits.borderline}) {
        for (const double disappointed : {-limits.borderline, limits.borderline}) {
            if (by_shares(business.true_delighted + delighted,
                          business.true_disappointed + disappointed, limits) == verdict) {
                return true;
            }
        }
    }
    return false;
}

double effective_reviews(const DemoBusiness& business, model::Day today, double half_life_days) {
    double sum = 0;
    for (const DemoReview& review : business.reviews) {
        sum += std::exp2(-static_cast<double>((today - review.date).count()) / half_life_days);
    }
    return sum;
}

}  // namespace

Verdict true_verdict(const DemoBusiness& business, const DemoLimits& limits) {
    if (static_cast<int>(business.reviews.size()) < limits.too_few) {
        return Verdict::too_little_evidence;
    }
    return by_shares(business.true_delighted, business.true_disappointed, limits);
}

bool agrees(Verdict verdict, const DemoBusiness& business, model::Day today,
            const DemoLimits& limits) {
    const Verdict truth = true_verdict(business, limits);
    if (verdict == truth) return true;
    if (verdict == Verdict::too_little_evidence) {
        return effective_reviews(business, today, limits.half_life_days) < limits.ample;
    }
    if (truth == Verdict::too_little_evidence) return false;
    if (verdict == Verdict::promising &&
        business.true_delighted >= limits.bar - limits.within_reach &&
        business.true_disappointed < limits.many_disappointed + limits.borderline) {
        return true;
    }
    return is_borderline(verdict, business, limits);
}

DemoScore compare_with_truth(const Town& town, std::span<const DemoVerdict> verdicts) {
    DemoScore score;
    for (const DemoVerdict& given : verdicts) {
        const auto business =
            std::find_if(town.businesses.begin(), town.businesses.end(),
                         [&](const DemoBusiness& one) { return one.name == given.name; });
        if (business == town.businesses.end()) {
            score.unknown.push_back(given.name);
            continue;
        }
        DemoLimits limits;
        limits.bar = given.bar;
        const bool fair = agrees(given.verdict, *business, town.today, limits);
        if (fair && given.verdict == Verdict::too_little_evidence) {
            ++score.too_little;
            continue;
        }
        const Verdict truth = true_verdict(*business, limits);
        ++score.judged;
        score.agree += fair;
        score.false_delight += given.verdict == Verdict::delight && truth != Verdict::delight;
        if (!fair) {
            score.wrong.push_back(given.name + ": " + std::string{to_string(given.verdict)} +
                                  ", but truly " + std::string{to_string(truth)});
        }
    }
    for (const DemoBusiness& business : town.businesses) {
        const bool seen = std::any_of(verdicts.begin(), verdicts.end(), [&](const auto& given) {
            return given.name == business.name;
        });
        if (!seen) score.missing.push_back(business.name);
    }
    return score;
}

}  // namespace app
