#include "delight/source_views.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "delight/equate.h"

namespace delight {
namespace {

constexpr std::size_t delighted = index(Band::delighted);

/// What one source tells of one business.
struct Part {
    std::size_t business = 0;
    std::size_t source = 0;
    Tally tally;
    bool counted = true;  ///< no average among it
};

std::vector<std::string> sources_of(std::span<const Evidence> evidence) {
    std::set<std::string> names;
    for (const Evidence& one : evidence)
        for (const Used& used : one.used) names.insert(used.listing->source);
    return {names.begin(), names.end()};
}

std::vector<Part> parts_of(std::span<const Evidence> evidence,
                           const std::vector<std::string>& sources) {
    std::vector<Part> parts;
    for (std::size_t i = 0; i < evidence.size(); ++i) {
        std::map<std::size_t, Part> own;
        for (const Used& used : evidence[i].used) {
            const auto place =
                std::lower_bound(sources.begin(), sources.end(), used.listing->source);
            const auto source = static_cast<std::size_t>(place - sources.begin());
            Part& part = own.try_emplace(source, Part{i, source, {}, true}).first->second;
            part.tally.add(used.tally);
            part.counted = part.counted && used.kind != model::EvidenceKind::average_only;
        }
        for (auto& [source, part] : own) parts.push_back(std::move(part));
    }
    return parts;
}

struct Biases {
    std::vector<Bias> share;
    std::vector<Bias> grade;
};

Biases biases_of(const std::vector<Part>& parts, std::size_t sources, const Rules& rules) {
    std::vector<Sighting> shares;
    std::vector<Sighting> grades;
    for (const Part& part : parts) {
        const Tally& tally = part.tally;
        if (tally.effective <= 0) continue;
        grades.push_back({part.business, part.source, tally.grades.mean(),
                          usual_grade_sd * usual_grade_sd / tally.effective});
        if (!part.counted) continue;
        const auto [value, variance] = log_odds(tally.weighted[delighted], tally.effective);
        shares.push_back({part.business, part.source, value, variance});
    }
    return {biases(shares, sources, rules.min_shared), biases(grades, sources, rules.min_shared)};
}

model::Estimate grade_of(const Tally& tally) {
    auto grade = tally.grades.estimate(usual_grade_sd);
    return {grade.mean, std::max(grade.low, 1.0), std::min(grade.high, 10.0)};
}

/// The prior as this source would show it: else what the prior pulls together would be taken off
/// twice.
Shares shown_by(const Bias& bias, const Shares& prior) {
    if (!bias.known) return prior;
    const double rest = prior[1] + prior[2];
    const double odds = prior[delighted] / rest * std::exp(bias.mean);
    const double kept = sum(prior) / (1 + odds) / rest;
    return {sum(prior) * odds / (1 + odds), prior[1] * kept, prior[2] * kept};
}

model::SourceView view_of(const Part& part, const std::string& source, const Shares& prior,
                          const Biases& biases) {
    const Tally& tally = part.tally;
    model::SourceView view;
    view.source = source;
    view.n = tally.n;
    view.effective_n = tally.effective;
    const Bias& share = biases.share[part.source];
    const Shares own = shown_by(share, prior);
    view.delighted = share_estimate(
        {own[0] + tally.weighted[0], own[1] + tally.weighted[1], own[2] + tally.weighted[2]},
        delighted);
    if (share.known) view.equated_delighted = equated_share(view.delighted, share);
    if (tally.effective <= 0) return view;
    view.grade = grade_of(tally);
    const Bias& grade = biases.grade[part.source];
    if (grade.known) view.equated_grade = equated_grade(*view.grade, grade);
    return view;
}

/// Ranks views that are compared with each other; ties share their place.
void rank(const std::vector<model::SourceView*>& views) {
    if (views.size() < 2) return;
    std::vector<double> lows;
    for (const auto* view : views) lows.push_back(view->delighted.low);
    std::sort(lows.begin(), lows.end());
    for (auto* view : views) {
        const auto [from, to] = std::equal_range(lows.begin(), lows.end(), view->delighted.low);
        const auto below = static_cast<double>(from - lows.begin());
        const auto ties = static_cast<double>(to - from - 1);
        view->rank = (below + ties / 2) / static_cast<double>(lows.size() - 1);
        view->ranked = static_cast<int>(views.size());
    }
}

/// The mean delighted share of the counted parts, at which a bias in ln-odds is told in points.
model::Estimate mean_share(const std::vector<Part>& parts) {
    Shares all{};
    for (const Part& part : parts)
        if (part.counted)
            for (std::size_t k = 0; k < all.size(); ++k) all.at(k) += part.tally.weighted.at(k);
    const double share = sum(all) > 0 ? all[delighted] / sum(all) : 0.3;
    return {share, share, share};
}

model::SourceBias told(const std::string& source, const Bias& share, const Bias& grade,
                       const model::Estimate& usual) {
    model::SourceBias bias;
    bias.source = source;
    bias.businesses = std::max(share.businesses, grade.businesses);
    bias.log_odds = share.mean;
    bias.log_odds_error = share.error;
    bias.grade_error = grade.error;
    if (share.known) {
        // Equating takes a bias off; here it is put on.
        const auto shown = equated_share(usual, {share.businesses, -share.mean, share.error, true});
        bias.share = {shown.mean - usual.mean, shown.low - usual.mean, shown.high - usual.mean};
    }
    const double half = normal_quantile(0.95) * grade.error;
    if (grade.known) bias.grade = {grade.mean, grade.mean - half, grade.mean + half};
    return bias;
}

}  // namespace

void fill_views(Judged& judged, std::span<const Evidence> evidence,
                const Segmentation& segmentation, const Rules& rules) {
    const auto sources = sources_of(evidence);
    const auto parts = parts_of(evidence, sources);
    const Biases found = biases_of(parts, sources.size(), rules);
    for (const Part& part : parts) {
        const Group& group = segmentation.groups[segmentation.group_of[part.business]];
        judged.judgements[part.business].views.push_back(
            view_of(part, sources[part.source], group.segment.prior, found));
    }
    std::map<std::pair<std::string, std::string>, std::vector<model::SourceView*>> compared;
    for (model::Judgement& judgement : judged.judgements)
        for (model::SourceView& view : judgement.views)
            compared[{judgement.segment, view.source}].push_back(&view);
    for (const auto& [key, views] : compared) rank(views);
    const auto usual = mean_share(parts);
    for (std::size_t s = 0; s < sources.size() && sources.size() > 1; ++s)
        judged.biases.push_back(told(sources[s], found.share[s], found.grade[s], usual));
}

}  // namespace delight
