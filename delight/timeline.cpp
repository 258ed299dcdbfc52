#include "delight/timeline.h"

#include <algorithm>

namespace delight {

Timeline timeline(const Evidence& evidence, const Rules& rules, model::Day as_of) {
    Timeline found;
    for (const Used& used : evidence.used) {
        if (used.kind != model::EvidenceKind::reviews) continue;
        for (const model::Rating& rating : used.listing->ratings) {
            if (!rating.date) continue;
            const model::Day day = counts_from(rating);
            if (day > as_of) continue;
            found.push_back({day, band_of(rating.grade, rules),
                             rating.date->precision != model::DatePrecision::year});
        }
    }
    std::sort(found.begin(), found.end(),
              [](const DatedBand& a, const DatedBand& b) { return a.day < b.day; });
    return found;
}

}  // namespace delight
