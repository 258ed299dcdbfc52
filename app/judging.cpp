#include "app/judging.h"

#include <algorithm>

namespace app {
namespace {

/// A business that was first met later is none of that day's; one without any rating is, and its
/// verdict says so.
bool seen_by(const model::Dossier& dossier, model::Day as_of) {
    return std::any_of(dossier.listings.begin(), dossier.listings.end(), [&](const auto& listing) {
        return listing.first_seen <= as_of || !listing.ratings.empty();
    });
}

/// Where the last visit of a source ended early, what it did not come to stands as it was seen
/// before, and is said to be so.
void mark_stale(std::vector<model::Dossier>& dossiers, const model::Receipt& receipt,
                model::Day as_of) {
    const model::Day run = std::chrono::floor<std::chrono::days>(receipt.started);
    if (run > as_of) return;
    const auto stopped = [&](const std::string& source) {
        return std::any_of(receipt.sources.begin(), receipt.sources.end(), [&](const auto& visit) {
            return visit.source == source && !visit.stopped.empty();
        });
    };
    for (model::Dossier& dossier : dossiers)
        for (model::ListingEvidence& listing : dossier.listings)
            if (listing.last_seen < run && stopped(listing.source))
                listing.stale_since = listing.last_seen;
}

}  // namespace

model::Comparison compare(const store::Store& store, const Config& config, model::Day as_of) {
    std::vector<model::Dossier> dossiers = store.dossiers(as_of);
    auto receipt = store.last_receipt();
    if (receipt) mark_stale(dossiers, *receipt, as_of);
    delight::Judged judged = delight::judge(dossiers, config.rules, as_of);

    model::Comparison comparison;
    comparison.title = config.report_title;
    comparison.as_of = as_of;
    comparison.segments = std::move(judged.segments);
    for (std::size_t i = 0; i < dossiers.size(); ++i) {
        if (!seen_by(dossiers[i], as_of)) continue;
        comparison.businesses.push_back({std::move(dossiers[i]), std::move(judged.judgements[i])});
    }
    std::stable_sort(comparison.businesses.begin(), comparison.businesses.end(),
                     [](const model::Judged& a, const model::Judged& b) {
                         return delight::before(a.judgement, b.judgement);
                     });
    if (receipt) comparison.sources = std::move(receipt->sources);
    return comparison;
}

}  // namespace app
