#include "delight/recount.h"

#include <algorithm>

#include "delight/evidence.h"

namespace delight {
namespace {

bool judged_by_reviews(const Evidence& evidence, std::int64_t listing_id) {
    return std::any_of(evidence.used.begin(), evidence.used.end(), [&](const Used& used) {
        return used.listing->listing_id == listing_id && used.kind == model::EvidenceKind::reviews;
    });
}

}  // namespace

std::optional<model::Recount> recount(const model::Dossier& dossier, const model::Segment& segment,
                                      const LeftOut& left_out, const Rules& rules,
                                      model::Day as_of) {
    if (left_out.empty()) return std::nullopt;
    const Evidence evidence = choose_evidence(dossier, rules, as_of);
    model::Dossier rest = dossier;
    long gone = 0;
    for (model::ListingEvidence& listing : rest.listings) {
        if (!judged_by_reviews(evidence, listing.listing_id)) continue;
        const auto count = std::erase_if(listing.ratings, [&](const model::Rating& rating) {
            return counts_from(rating) <= as_of &&
                   left_out.contains({listing.listing_id, rating.review});
        });
        if (count > 0) listing.aggregate.reset();
        gone += static_cast<long>(count);
    }
    if (gone == 0) return std::nullopt;
    const model::Judgement judgement = judge_within(rest, segment, rules, as_of);
    return model::Recount{judgement.verdict, judgement.rule,        judgement.delighted,
                          judgement.n,       judgement.effective_n, gone};
}

}  // namespace delight
