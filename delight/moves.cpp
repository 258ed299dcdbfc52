#include "delight/moves.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

namespace delight {
namespace {

using model::Judgement;
using model::MoveKind;
using model::Verdict;

constexpr double least_move = 0.05;

bool has_moved(const Judgement& before, const Judgement& now) {
    const double share = now.delighted.mean;
    return std::abs(share - before.delighted.mean) >= least_move &&
           (share < before.delighted.low || share > before.delighted.high);
}

std::optional<MoveKind> kind_of(const Judgement* before, const Judgement& now) {
    if (now.evidence == model::EvidenceKind::none) return std::nullopt;
    if (before == nullptr || before->evidence == model::EvidenceKind::none)
        return MoveKind::new_business;
    const bool delighted = before->verdict == Verdict::delight;
    if (now.verdict == Verdict::delight && !delighted) return MoveKind::gained_delight;
    if (now.verdict != Verdict::delight && delighted) return MoveKind::lost_delight;
    if (has_moved(*before, now))
        return now.delighted.mean > before->delighted.mean ? MoveKind::risen : MoveKind::fallen;
    if (now.verdict != before->verdict) return MoveKind::new_verdict;
    return std::nullopt;
}

}  // namespace

std::vector<model::Move> moves(std::span<const model::Judged> before,
                               std::span<const model::Judged> now) {
    std::unordered_map<std::int64_t, const Judgement*> earlier;
    for (const model::Judged& each : before)
        earlier.emplace(each.judgement.business_id, &each.judgement);
    std::vector<model::Move> found;
    for (std::size_t i = 0; i < now.size(); ++i) {
        const auto known = earlier.find(now[i].judgement.business_id);
        const Judgement* then = known == earlier.end() ? nullptr : known->second;
        const auto kind = kind_of(then, now[i].judgement);
        if (!kind) continue;
        found.push_back({*kind, i, Verdict::too_little_evidence, {}});
        if (*kind == MoveKind::new_business) continue;
        found.back().before = then->verdict;
        found.back().share_before = then->delighted;
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.kind < b.kind; });
    return found;
}

}  // namespace delight
