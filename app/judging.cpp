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

}  // namespace

model::Comparison compare(const store::Store& store, const Config& config, model::Day as_of) {
    std::vector<model::Dossier> dossiers = store.dossiers(as_of);
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
    if (auto receipt = store.last_receipt()) comparison.sources = std::move(receipt->sources);
    return comparison;
}

}  // namespace app
