#include "report/reasons.h"

#include <algorithm>
#include <cmath>

namespace report {
namespace {

using model::Judgement;
using model::Verdict;

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

std::optional<std::string> sentence(const Words& words, std::string_view key,
                                    std::optional<long> reviews, Words::Fill fill = {}) {
    if (!reviews) return std::nullopt;
    return words.count(key, static_cast<double>(*reviews), fill);
}

}  // namespace

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
    if (judgement.verdict == Verdict::delight)
        return judgement.fall ? sentence(words, "near_delight", judgement.fall->sevens,
                                         {{"asked", words.percent(rules.delight_probability)}})
                              : std::nullopt;
    if (!judgement.next) return std::nullopt;
    const auto& next = *judgement.next;
    const std::string label = words["verdict_" + std::string(to_string(next.verdict))];
    if (judgement.verdict == Verdict::too_little_evidence)
        return sentence(words, "near_too_little", next.more);
    if (next.sixes) return sentence(words, "near_sixes", next.sixes, {{"verdict", label}});
    return sentence(words, "near_nines", next.nines, {{"verdict", label}});
}

std::optional<std::string> what_if(const Words& words, const Rules& rules,
                                   const Judgement& judgement) {
    if (!judgement.next || !judgement.next->sevens) return std::nullopt;
    const auto& next = *judgement.next;
    const std::string label = words["verdict_" + std::string(to_string(next.verdict))];
    std::string text =
        words.count("what_if", static_cast<double>(*next.sevens),
                    {{"total", words.number(judgement.bands[1])}, {"verdict", label}});
    if (next.worth)
        text += " " + words.say("what_if_worth", {{"low", words.number(next.worth->low)},
                                                  {"high", words.number(next.worth->high)},
                                                  {"value", words.number(rules.customer_value)},
                                                  {"from", words.percent(rules.bond_low)},
                                                  {"to", words.percent(rules.bond_high)}});
    return text;
}

}  // namespace report
