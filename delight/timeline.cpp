#include "delight/timeline.h"

#include <algorithm>
#include <tuple>

namespace delight {
namespace {

auto key_of(const DatedBand& dated) {
    return std::tuple{dated.day, dated.band, dated.month_known};
}

/// Sorts, and makes one of those that are alike.
void fold(Timeline& timeline) {
    std::sort(timeline.begin(), timeline.end(),
              [](const DatedBand& a, const DatedBand& b) { return key_of(a) < key_of(b); });
    Timeline folded;
    for (const DatedBand& dated : timeline) {
        if (!folded.empty() && key_of(folded.back()) == key_of(dated))
            folded.back().count += dated.count;
        else
            folded.push_back(dated);
    }
    timeline = Timeline(folded.begin(), folded.end());
}

}  // namespace

long ratings_in(const Timeline& timeline) {
    long count = 0;
    for (const DatedBand& dated : timeline) count += dated.count;
    return count;
}

Timeline timeline(const Evidence& evidence, const Rules& rules, model::Day as_of) {
    Timeline found;
    for (const Used& used : evidence.used) {
        if (used.kind != model::EvidenceKind::reviews) continue;
        for (const model::RatingTally& alike : used.listing->tallies) {
            if (!alike.date || alike.day > as_of) continue;
            found.push_back({alike.day, band_of(alike.grade, rules),
                             alike.date->precision != model::DatePrecision::year,
                             static_cast<std::int32_t>(alike.count)});
        }
    }
    fold(found);
    return found;
}

}  // namespace delight
