#include <algorithm>
#include <set>
#include <tuple>

#include "delight/delight.h"
#include "delight/evidence.h"
#include "delight/segments.h"
#include "delight/trend.h"
#include "delight/verdict.h"

namespace delight {
namespace {

using model::Judgement;

constexpr std::size_t delighted = index(Band::delighted);
constexpr std::size_t satisfied = index(Band::satisfied);
constexpr std::size_t disappointed = index(Band::disappointed);

Shares posterior(const Shares& prior, const Shares& counts) {
    return {prior[0] + counts[0], prior[1] + counts[1], prior[2] + counts[2]};
}

void fill_shares(Judgement& judgement, const Shares& alpha, const Rules& rules) {
    judgement.delighted = share_estimate(alpha, delighted);
    judgement.satisfied = share_estimate(alpha, satisfied);
    judgement.disappointed = share_estimate(alpha, disappointed);
    judgement.p_delight = share_at_least(alpha, delighted, judgement.bar);
    judgement.p_many_disappointed = share_at_least(alpha, disappointed, rules.many_disappointed);
    judgement.p_more_disappointed = share_exceeds(alpha, disappointed, delighted);
}

void fill_counts(Judgement& judgement, const Evidence& evidence) {
    const Tally& tally = evidence.tally;
    judgement.n = tally.n;
    judgement.effective_n = tally.effective;
    judgement.histogram = tally.histogram;
    judgement.bands = tally.bands;
    judgement.first = tally.first;
    judgement.last = tally.last;
    judgement.undated = tally.undated;
    if (tally.effective <= 0) return;
    judgement.nps_like = nps_like(tally.weighted);
    auto mean = tally.grades.estimate(usual_grade_sd);
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

Judgement judge_one(const model::Dossier& dossier, const Evidence& evidence,
                    const model::Segment& segment, const Rules& rules, model::Day as_of) {
    Judgement judgement;
    judgement.business_id = dossier.business_id;
    judgement.evidence = evidence.best();
    judgement.segment = segment.name;
    judgement.bar = segment.bar;
    fill_shares(judgement, posterior(segment.prior, evidence.tally.weighted), rules);
    fill_counts(judgement, evidence);
    fill_sources(judgement, evidence, as_of);
    judgement.trend = trend(evidence, segment.prior, rules, as_of);
    auto [verdict, rule] = decide(judgement, evidence.estimated(), rules);
    judgement.verdict = verdict;
    judgement.rule = std::move(rule);
    return judgement;
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

Judged judge(std::span<const model::Dossier> dossiers, const Rules& rules, model::Day as_of) {
    std::vector<Evidence> evidence;
    std::vector<Shares> weighted;
    for (const model::Dossier& dossier : dossiers) {
        evidence.push_back(choose_evidence(dossier, rules, as_of));
        weighted.push_back(evidence.back().tally.weighted);
    }
    const Segmentation made = segment(dossiers, weighted, rules);
    Judged judged;
    for (std::size_t i = 0; i < dossiers.size(); ++i)
        judged.judgements.push_back(judge_one(dossiers[i], evidence[i],
                                              made.groups[made.group_of[i]].segment, rules, as_of));
    for (std::size_t g = 0; g < made.groups.size(); ++g) {
        rank(made.groups[g], g, made.group_of, judged.judgements);
        judged.segments.push_back(made.groups[g].segment);
    }
    return judged;
}

Judgement judge_within(const model::Dossier& dossier, const model::Segment& segment,
                       const Rules& rules, model::Day as_of) {
    return judge_one(dossier, choose_evidence(dossier, rules, as_of), segment, rules, as_of);
}

bool before(const Judgement& a, const Judgement& b) {
    const auto key = [](const Judgement& j) {
        return std::tuple{-j.delighted.low, -j.delighted.mean, -j.n, j.business_id};
    };
    return key(a) < key(b);
}

}  // namespace delight
