#include <cmath>

#include "delight/figures.h"
#include "delight/verdict.h"

namespace delight {
namespace {

using model::Gap;
using model::Judgement;
using model::Verdict;

/// "P(D >= 0.40) = 0.63 is 0.27 short of 0.90". Below the limit by nothing is short of it, too.
Gap gap_of(const std::string& what, double value, double limit, const char* under = "short of") {
    const double distance = std::abs(value - limit);
    const bool below = value < limit;
    return {what + " = " + figure(value, limit) + " is " + figure(distance, 0) + " " +
                (below ? under : "above") + " " + plain(limit),
            distance};
}

const Gap& nearer(const Gap& one, const Gap& other) {
    return one.distance <= other.distance ? one : other;
}

std::string reaches(const char* share, double limit) {
    return std::string{"P("} + share + " >= " + plain(limit) + ")";
}

Gap too_little(const Judgement& j, const Rules& rules) {
    if (j.effective_n < rules.min_effective_n)
        return gap_of("effective n", j.effective_n, rules.min_effective_n);
    return gap_of("width of D", j.delighted.high - j.delighted.low, rules.max_width);
}

std::optional<Gap> promising(const Judgement& j, const Rules& rules) {
    if (j.p_delight < rules.delight_probability)
        return gap_of(reaches("D", j.bar), j.p_delight, rules.delight_probability);
    if (j.p_many_disappointed < rules.many_disappointed_probability) return std::nullopt;
    return gap_of(reaches("X", rules.many_disappointed), j.p_many_disappointed,
                  rules.many_disappointed_probability);
}

}  // namespace

std::optional<Gap> gap(const Judgement& j, const Rules& rules) {
    switch (j.verdict) {
        case Verdict::too_little_evidence:
            return too_little(j, rules);
        case Verdict::delight:
            return nearer(gap_of(reaches("D", j.bar), j.p_delight, rules.delight_probability),
                          gap_of(reaches("X", rules.many_disappointed), j.p_many_disappointed,
                                 rules.many_disappointed_probability, "under"));
        case Verdict::hot_and_cold:
            return gap_of("E[X]", j.disappointed.mean, rules.hot_disappointed);
        case Verdict::cold_shower:
            return nearer(gap_of("P(X > D)", j.p_more_disappointed, rules.cold_probability),
                          gap_of("E[X]", j.disappointed.mean, rules.cold_disappointed));
        case Verdict::promising:
            return promising(j, rules);
        case Verdict::mediocre_seven:
            break;
    }
    return gap_of(reaches("D", j.bar), j.p_delight, rules.promising_probability);
}

}  // namespace delight
