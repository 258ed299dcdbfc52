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

/// The tallies of a listing's traces, without those that are left out; `gone` counts these.
std::vector<model::RatingTally> counted(std::int64_t listing_id, const std::vector<Trace>& traces,
                                        const LeftOut& left_out, model::Day as_of, long& gone) {
    std::vector<model::RatingTally> tallies;
    for (const Trace& trace : traces) {
        const model::Day day = trace.given.day();
        if (day <= as_of && left_out.contains({listing_id, trace.review}))
            ++gone;
        else
            tallies.push_back({trace.grade, trace.given.date(), day});
    }
    fold(tallies);
    return tallies;
}

}  // namespace

std::optional<model::Recount> recount(const model::Dossier& dossier, const Traces& traces,
                                      const model::Segment& segment, const LeftOut& left_out,
                                      const Rules& rules, model::Day as_of) {
    if (left_out.empty()) return std::nullopt;
    model::Dossier whole = dossier;
    for (model::ListingEvidence& listing : whole.listings) {
        const auto known = traces.find(listing.listing_id);
        long none = 0;
        listing.tallies.clear();
        if (known != traces.end())
            listing.tallies = counted(listing.listing_id, known->second, {}, as_of, none);
    }
    const Evidence evidence = choose_evidence(whole, rules, as_of);
    model::Dossier rest = whole;
    long gone = 0;
    for (model::ListingEvidence& listing : rest.listings) {
        const std::int64_t id = listing.listing_id;
        const auto known = traces.find(id);
        if (known == traces.end() || !judged_by_reviews(evidence, id)) continue;
        const long before = gone;
        listing.tallies = counted(id, known->second, left_out, as_of, gone);
        if (gone > before) listing.aggregate.reset();
    }
    if (gone == 0) return std::nullopt;
    const model::Judgement judgement = judge_within(rest, segment, rules, as_of);
    return model::Recount{judgement.verdict, judgement.rule,        judgement.delighted,
                          judgement.n,       judgement.effective_n, gone};
}

}  // namespace delight
