#include "delight/verdict.h"

#include "delight/bands.h"
#include "delight/figures.h"

namespace delight {
namespace {

using model::Judgement;
using model::Verdict;

std::string above_bar(const Judgement& j, double limit) {
    return compared("P(D >= " + plain(j.bar) + ")", j.p_delight, limit);
}

std::optional<Finding> too_little(const Judgement& j, const Rules& rules) {
    constexpr auto verdict = Verdict::too_little_evidence;
    if (j.effective_n < rules.min_effective_n)
        return Finding{verdict, "effective n " + figure(j.effective_n, rules.min_effective_n, 1) +
                                    " < " + figure(rules.min_effective_n, 0, 0)};
    const double width = j.delighted.high - j.delighted.low;
    if (width > rules.max_width)
        return Finding{verdict, "the 90 % interval of D is " + figure(width, rules.max_width) +
                                    " wide > " + plain(rules.max_width)};
    return std::nullopt;
}

std::optional<Finding> delight(const Judgement& j, bool estimated, const Rules& rules) {
    if (estimated || j.p_delight < rules.delight_probability ||
        j.p_many_disappointed >= rules.many_disappointed_probability)
        return std::nullopt;
    return Finding{Verdict::delight,
                   above_bar(j, rules.delight_probability) + " and " +
                       compared("P(X >= " + plain(rules.many_disappointed) + ")",
                                j.p_many_disappointed, rules.many_disappointed_probability)};
}

std::optional<Finding> hot_and_cold(const Judgement& j, const Rules& rules) {
    if (j.delighted.mean < rules.hot_delighted || j.disappointed.mean < rules.hot_disappointed)
        return std::nullopt;
    return Finding{Verdict::hot_and_cold,
                   compared("E[D]", j.delighted.mean, rules.hot_delighted) + " and " +
                       compared("E[X]", j.disappointed.mean, rules.hot_disappointed)};
}

std::optional<Finding> cold_shower(const Judgement& j, const Rules& rules) {
    if (j.p_more_disappointed < rules.cold_probability ||
        j.disappointed.mean < rules.cold_disappointed)
        return std::nullopt;
    return Finding{Verdict::cold_shower,
                   compared("P(X > D)", j.p_more_disappointed, rules.cold_probability) + " and " +
                       compared("E[X]", j.disappointed.mean, rules.cold_disappointed)};
}

std::optional<Finding> promising(const Judgement& j, bool estimated, const Rules& rules) {
    if (j.p_delight < rules.promising_probability) return std::nullopt;
    std::string rule = above_bar(j, rules.promising_probability);
    if (j.p_delight < rules.delight_probability) {
        rule = "P(D >= " + plain(j.bar) + ") = " + figure(j.p_delight, rules.delight_probability) +
               ", from " + plain(rules.promising_probability) + " to " +
               plain(rules.delight_probability);
    } else if (estimated) {
        rule += ", and an average alone is never enough for delight";
    } else {
        rule += ", but " + compared("P(X >= " + plain(rules.many_disappointed) + ")",
                                    j.p_many_disappointed, rules.many_disappointed_probability);
    }
    return Finding{Verdict::promising, rule};
}

}  // namespace

void fill_chances(Judgement& judgement, const Shares& posterior, const Rules& rules) {
    constexpr std::size_t disappointed = index(Band::disappointed);
    constexpr std::size_t delighted = index(Band::delighted);
    judgement.delighted.mean = posterior[delighted] / sum(posterior);
    judgement.disappointed.mean = posterior[disappointed] / sum(posterior);
    judgement.p_delight = share_at_least(posterior, delighted, judgement.bar);
    judgement.p_many_disappointed =
        share_at_least(posterior, disappointed, rules.many_disappointed);
    judgement.p_more_disappointed = share_exceeds(posterior, disappointed, delighted);
}

void fill_shares(Judgement& judgement, const Shares& posterior, const Rules& rules) {
    judgement.delighted = share_estimate(posterior, index(Band::delighted));
    judgement.satisfied = share_estimate(posterior, index(Band::satisfied));
    judgement.disappointed = share_estimate(posterior, index(Band::disappointed));
    fill_chances(judgement, posterior, rules);
}

Finding decide(const Judgement& figures, bool estimated, const Rules& rules) {
    if (auto found = too_little(figures, rules)) return *found;
    if (auto found = delight(figures, estimated, rules)) return *found;
    if (auto found = hot_and_cold(figures, rules)) return *found;
    if (auto found = cold_shower(figures, rules)) return *found;
    if (auto found = promising(figures, estimated, rules)) return *found;
    return {Verdict::mediocre_seven,
            above_bar(figures, rules.promising_probability) + ": no other rule fits"};
}

}  // namespace delight
