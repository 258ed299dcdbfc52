#include "delight/voices.h"

#include <algorithm>
#include <map>

#include "delight/evidence.h"

namespace delight {
namespace {

/// FNV-1a of 64 bits; 0 is kept for "not known".
std::uint64_t author_hash(std::string_view key) {
    if (key.empty()) return 0;
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return hash | 1U;
}

const Trace* trace_in(const std::vector<Trace>* traces, std::int64_t review) {
    if (traces == nullptr) return nullptr;
    const auto found =
        std::lower_bound(traces->begin(), traces->end(), review,
                         [](const Trace& trace, std::int64_t id) { return trace.review < id; });
    return found != traces->end() && found->review == review ? &*found : nullptr;
}

}  // namespace

Trace trace_of(std::int64_t review, std::string_view author_key, std::string_view title,
               std::string_view text, std::optional<double> polarity) {
    Trace trace;
    trace.review = review;
    trace.author = author_hash(author_key);
    if (polarity) trace.tone = static_cast<float>(*polarity);
    if (title.empty()) {
        trace.words = bands_of(text);
    } else {
        std::string both{title};
        trace.words = bands_of(both.append("\n").append(text));
    }
    return trace;
}

Chorus gather(std::span<const model::Dossier> dossiers, const Traces& traces, model::Day as_of) {
    Chorus chorus;
    chorus.businesses = dossiers.size();
    std::map<std::string, std::uint32_t, std::less<>> places;
    for (std::uint32_t business = 0; business < dossiers.size(); ++business) {
        for (const model::ListingEvidence& listing : dossiers[business].listings) {
            const auto [entry, fresh] = places.try_emplace(
                listing.source, static_cast<std::uint32_t>(chorus.sources.size()));
            if (fresh) chorus.sources.push_back(listing.source);
            const auto known = traces.find(listing.listing_id);
            const auto* own = known == traces.end() ? nullptr : &known->second;
            for (const model::Rating& rating : listing.ratings) {
                const model::Day day = counts_from(rating);
                if (day > as_of) continue;
                chorus.voices.push_back({business, entry->second, listing.listing_id, day, &rating,
                                         trace_in(own, rating.review)});
            }
        }
    }
    return chorus;
}

model::CitedReview cite(const Voice& voice) {
    return {voice.listing_id, voice.rating->review, {}, voice.rating->date, voice.rating->grade};
}

void add_cited(model::Pattern& pattern, const Voice& voice) {
    pattern.reviews.push_back(cite(voice));
    const auto& date = voice.rating->date;
    if (!date) return;
    pattern.first = pattern.first ? std::min(*pattern.first, date->first) : date->first;
    pattern.last = pattern.last ? std::max(*pattern.last, date->last()) : date->last();
}

}  // namespace delight
