#include <algorithm>
#include <set>
#include <tuple>

#include "delight/changes.h"
#include "delight/delight.h"
#include "delight/evidence.h"
#include "delight/forgetting.h"
#include "delight/next_verdict.h"
#include "delight/parallel.h"
#include "delight/scales.h"
#include "delight/segments.h"
#include "delight/source_views.h"
#include "delight/trend.h"
#include "delight/verdict.h"

namespace delight {
namespace {

using model::Judgement;

/// The NPS-like figure of ratings whose delighted share has wandered since they were given, while
/// the split of those not delighted is taken to have stayed: D - X = D (1 + s) - s, where s is the
/// disappointed part of them.
model::Estimate nps_today(const Tally& tally, const Forgetting& forgetting, const Shares& prior) {
    if (forgetting.ratings == 0) return nps_like(tally.weighted);
    const double precision = sum(prior);
    const double spread =
        prior[0] * (precision - prior[0]) / (precision * precision * (precision + 1));
    const double split = (prior[2] + tally.weighted[2]) /
                         (prior[1] + tally.weighted[1] + prior[2] + tally.weighted[2]);
    return nps_like(tally.independent(), 0.90,
                    forgetting.wandered * spread * (1 + split) * (1 + split));
}

void fill_counts(Judgement& judgement, const Evidence& evidence, const Forgetting& forgetting,
                 const Shares& prior) {
    const Tally& tally = evidence.tally;
    judgement.n = tally.n;
    judgement.effective_n = tally.effective;
    judgement.histogram = tally.histogram;
    judgement.bands = tally.bands;
    judgement.first = tally.first;
    judgement.last = tally.last;
    judgement.undated = tally.undated;
    if (tally.effective <= 0) return;
    judgement.nps_like = nps_today(tally, forgetting, prior);
    const bool fitted = forgetting.ratings > 0;
    const double n = fitted ? current_n(tally.kish(), forgetting, prior) : tally.effective;
    if (!evidence.estimated()) judgement.sevens = wilson(tally.sevens * n / tally.effective, n);
    auto mean = tally.grades.estimate(
        usual_grade_sd, 0.90, fitted ? current_n(tally.grades.kish(), forgetting, prior) : 0);
    mean.low = std::max(mean.low, 1.0);
    mean.high = std::min(mean.high, 10.0);
    judgement.grade_mean = mean;
}

void fill_sources(Judgement& judgement, const Evidence& evidence, model::Day as_of) {
    std::set<std::string> sources;
    bool stale = false;
    for (const Used& used : evidence.used) {
        sources.insert(used.listing->source);
        stale = stale || (used.listing->stale_since && *used.listing->stale_since <= as_of);
    }
    judgement.sources.assign(sources.begin(), sources.end());
    if (evidence.estimated()) judgement.badges.emplace_back("estimated");
    if (evidence.tally.undated > 0) judgement.badges.emplace_back("undated");
    if (stale) judgement.badges.emplace_back("stale");
}

void fill_outlook(Judgement& judgement, const Standing& standing, const Rules& rules) {
    if (judgement.evidence == model::EvidenceKind::none) return;
    judgement.gap = gap(judgement, rules);
    judgement.next = next_verdict(judgement, standing, rules);
    judgement.fall = fall(judgement, standing, rules);
}

/// One business with what is used of it.
struct Case {
    const model::Dossier& dossier;
    const Evidence& evidence;
    const Timeline& dated;
    const model::Segment& segment;
    const Forgetting& forgetting;
    Rules rules;  ///< with its own half-life
};

Judgement judge_one(const Case& one, model::Day as_of) {
    Judgement judgement;
    const Standing standing{one.segment.prior, one.evidence.tally.bands,
                            one.evidence.tally.weighted, one.segment.bar, one.evidence.estimated()};
    judgement.business_id = one.dossier.business_id;
    judgement.evidence = one.evidence.best();
    judgement.segment = one.segment.name;
    judgement.bar = one.segment.bar;
    judgement.half_life_months = one.rules.half_life_months;
    judgement.half_life_from = one.forgetting.ratings;
    fill_shares(judgement, standing.posterior(), one.rules);
    fill_counts(judgement, one.evidence, one.forgetting, one.segment.prior);
    fill_sources(judgement, one.evidence, as_of);
    judgement.trend = trend(one.dated, one.segment.prior, one.rules, as_of);
    judgement.changes = changes(one.dated, as_of);
    auto [verdict, rule] = decide(judgement, one.evidence.estimated(), one.rules);
    judgement.verdict = verdict;
    judgement.rule = std::move(rule);
    fill_outlook(judgement, standing, one.rules);
    return judgement;
}

Rules with_half_life(Rules rules, const Forgetting& forgetting) {
    rules.half_life_months = forgetting.half_life_months;
    return rules;
}

/// Sets the rank of those who are compared within this group; ties share their place.
void rank(const Group& group, std::size_t place, const std::vector<std::size_t>& group_of,
          std::vector<Judgement>& judgements) {
    std::vector<double> lows;
    for (const std::size_t i : group.members) {
        if (judgements[i].n > 0) lows.push_back(judgements[i].delighted.low);
    }
    if (lows.size() < 2) return;
    std::sort(lows.begin(), lows.end());
    for (const std::size_t i : group.members) {
        if (judgements[i].n <= 0 || group_of[i] != place) continue;
        const auto [from, to] =
            std::equal_range(lows.begin(), lows.end(), judgements[i].delighted.low);
        const auto below = static_cast<double>(from - lows.begin());
        const auto ties = static_cast<double>(to - from - 1);
        judgements[i].rank = (below + ties / 2) / static_cast<double>(lows.size() - 1);
    }
}

}  // namespace

Judged judge(std::span<const model::Dossier> dossiers, const Rules& rules, model::Day as_of,
             std::size_t threads) {
    const std::size_t count = dossiers.size();
    std::vector<Timeline> dated(count);
    for_each_place(count, threads, [&](std::size_t i) {
        dated[i] = timeline(choose_evidence(dossiers[i], rules, as_of), rules, as_of);
    });
    const auto forgettings = forgetting(dossiers, dated, rules, as_of, threads);
    std::vector<Evidence> evidence(count);
    std::vector<Shares> weighted(count);
    std::vector<double> steadiness(count);
    for_each_place(count, threads, [&](std::size_t i) {
        const Rules own = with_half_life(rules, forgettings[i]);
        evidence[i] = choose_evidence(dossiers[i], own, as_of);
        weighted[i] = evidence[i].tally.independent();
        steadiness[i] = forgettings[i].steadiness;
    });
    const Segmentation made = segment(dossiers, {weighted, steadiness}, rules, threads);
    Judged judged;
    judged.judgements.resize(count);
    for_each_place(count, threads, [&](std::size_t i) {
        judged.judgements[i] =
            judge_one({dossiers[i], evidence[i], dated[i], made.groups[made.group_of[i]].segment,
                       forgettings[i], with_half_life(rules, forgettings[i])},
                      as_of);
    });
    for_each_place(made.groups.size(), threads, [&](std::size_t g) {
        rank(made.groups[g], g, made.group_of, judged.judgements);
    });
    for (const Group& group : made.groups) judged.segments.push_back(group.segment);
    fill_views(judged, evidence, made, rules);
    judged.scale_changes = scale_changes(dossiers, as_of);
    return judged;
}

Judgement judge_within(const model::Dossier& dossier, const model::Segment& segment,
                       const Rules& rules, model::Day as_of) {
    const Evidence evidence = choose_evidence(dossier, rules, as_of);
    const Timeline dated = timeline(evidence, rules, as_of);
    const Forgetting forgetting{rules.half_life_months, 0, 1, 0};
    return judge_one({dossier, evidence, dated, segment, forgetting, rules}, as_of);
}

bool before(const Judgement& a, const Judgement& b) {
    const auto key = [](const Judgement& j) {
        return std::tuple{-j.delighted.low, -j.delighted.mean, -j.n, j.business_id};
    };
    return key(a) < key(b);
}

}  // namespace delight
