#include "report/reasons.h"

#include <algorithm>
#include <cmath>

namespace report {
namespace {

using model::Judgement;
using model::Verdict;

/// The 90 % interval is this many standard deviations wide, where a share is near enough normal.
constexpr double interval_deviations = 2 * 1.6449;
constexpr int far_away = 500;

/// The standard normal quantile, Abramowitz & Stegun 26.2.23 (error below 0.00045).
double normal_quantile(double probability) {
    if (probability < 0.5) return -normal_quantile(1 - probability);
    const double t = std::sqrt(-2 * std::log(std::max(1 - probability, 1e-9)));
    return t - (2.515517 + t * (0.802853 + t * 0.010328)) /
                   (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}

double lower_end(double successes, double total, double quantile) {
    const double mean = successes / total;
    return mean - quantile * std::sqrt(mean * (1 - mean) / (total + 1));
}

std::string rule_sentence(const Words& words, const Rules& rules, const Judgement& judgement) {
    const std::string bar = words.percent(judgement.bar);
    const std::string chance = words.chance(judgement.p_delight);
    switch (judgement.verdict) {
        case Verdict::delight:
            return words.say("why_delight", {{"p", chance},
                                             {"bar", bar},
                                             {"limit", words.percent(rules.many_disappointed)},
                                             {"px", words.chance(judgement.p_many_disappointed)}});
        case Verdict::promising:
            if (judgement.p_delight >= rules.delight_probability)
                return words.say("why_promising_disappointed",
                                 {{"p", chance},
                                  {"bar", bar},
                                  {"limit", words.percent(rules.many_disappointed)},
                                  {"px", words.chance(judgement.p_many_disappointed)}});
            return words.say(
                "why_promising",
                {{"p", chance}, {"bar", bar}, {"asked", words.percent(rules.delight_probability)}});
        case Verdict::hot_and_cold:
            return words.say("why_hot_and_cold",
                             {{"share", words.percent(judgement.delighted.mean)},
                              {"low_share", words.percent(judgement.disappointed.mean)},
                              {"hot", words.percent(rules.hot_delighted)},
                              {"limit", words.percent(rules.hot_disappointed)}});
        case Verdict::cold_shower:
            return words.say("why_cold_shower",
                             {{"p", words.chance(judgement.p_more_disappointed)},
                              {"low_share", words.percent(judgement.disappointed.mean)}});
        case Verdict::too_little_evidence:
            if (judgement.effective_n < rules.min_effective_n)
                return words.count("why_too_little_n", judgement.effective_n,
                                   {{"least", words.number(rules.min_effective_n)}});
            return words.say("why_too_little_width",
                             {{"low", words.percent(judgement.delighted.low)},
                              {"high", words.percent(judgement.delighted.high)},
                              {"width", words.number(100 * rules.max_width)}});
        case Verdict::mediocre_seven:
            break;
    }
    return words.say("why_mediocre_seven", {{"p", chance}, {"bar", bar}});
}

/// Reviews still missing before a verdict can be given.
int reviews_missing(const Rules& rules, const Judgement& judgement) {
    const double for_weight = rules.min_effective_n - judgement.effective_n;
    const double mean = judgement.delighted.mean;
    const double deviation = rules.max_width / interval_deviations;
    const double needed = mean * (1 - mean) / (deviation * deviation) - 1;
    const double for_width = needed - strength(judgement.delighted);
    return static_cast<int>(std::ceil(std::clamp(std::max(for_weight, for_width), 1.0, 500.0)));
}

/// Better reviews in a row that bring the disappointed share under a limit.
std::optional<int> reviews_to_dilute(const model::Estimate& share, double limit) {
    const double missing = strength(share) * (share.mean / limit - 1);
    if (!(limit > 0) || !(missing > 0) || missing > far_away) return std::nullopt;
    return static_cast<int>(std::ceil(missing));
}

std::optional<std::string> sentence(const Words& words, std::string_view key,
                                    std::optional<int> reviews, Words::Fill fill = {}) {
    if (!reviews || *reviews < 1) return std::nullopt;
    return words.count(key, *reviews, fill);
}

}  // namespace

double strength(const model::Estimate& share) {
    const double deviation = (share.high - share.low) / interval_deviations;
    if (!(deviation > 0)) return 0;
    return std::max(0.0, share.mean * (1 - share.mean) / (deviation * deviation) - 1);
}

std::optional<int> successes_to_reach(const model::Estimate& share, double bar, double quantile) {
    const double total = strength(share);
    if (!(total > 0)) return std::nullopt;
    for (int more = 0; more <= far_away; ++more)
        if (lower_end(share.mean * total + more, total + more, quantile) >= bar) return more;
    return std::nullopt;
}

std::optional<int> failures_to_lose(const model::Estimate& share, double bar, double quantile) {
    const double total = strength(share);
    if (!(total > 0)) return std::nullopt;
    for (int more = 0; more <= far_away; ++more)
        if (lower_end(share.mean * total, total + more, quantile) < bar) return more;
    return std::nullopt;
}

std::vector<std::string> why(const Words& words, const Rules& rules, const Judgement& judgement) {
    if (judgement.evidence == model::EvidenceKind::none) return {words["why_nothing"]};
    const std::string key = judgement.evidence == model::EvidenceKind::average_only
                                ? "why_share_estimated"
                                : "why_share";
    return {words.say(key, {{"share", words.percent(judgement.delighted.mean)},
                            {"satisfied", words.percent(judgement.satisfied.mean)},
                            {"low_share", words.percent(judgement.disappointed.mean)}}),
            rule_sentence(words, rules, judgement)};
}

std::optional<std::string> how_near(const Words& words, const Rules& rules,
                                    const Judgement& judgement) {
    if (judgement.evidence == model::EvidenceKind::none) return std::nullopt;
    if (judgement.evidence == model::EvidenceKind::average_only) return words["near_average_only"];
    const auto& share = judgement.delighted;
    const double asked = normal_quantile(rules.delight_probability);
    switch (judgement.verdict) {
        case Verdict::delight:
            return sentence(words, "near_delight", failures_to_lose(share, judgement.bar, asked),
                            {{"asked", words.percent(rules.delight_probability)}});
        case Verdict::promising:
            return sentence(words, "near_promising",
                            successes_to_reach(share, judgement.bar, asked));
        case Verdict::mediocre_seven:
            return sentence(words, "near_mediocre_seven",
                            successes_to_reach(share, judgement.bar,
                                               normal_quantile(rules.promising_probability)));
        case Verdict::hot_and_cold:
            return sentence(words, "near_disappointed",
                            reviews_to_dilute(judgement.disappointed, rules.hot_disappointed),
                            {{"limit", words.percent(rules.hot_disappointed)}});
        case Verdict::cold_shower:
            return sentence(words, "near_disappointed",
                            reviews_to_dilute(judgement.disappointed, rules.cold_disappointed),
                            {{"limit", words.percent(rules.cold_disappointed)}});
        case Verdict::too_little_evidence:
            break;
    }
    return sentence(words, "near_too_little", reviews_missing(rules, judgement));
}

}  // namespace report
