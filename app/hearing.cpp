#include "app/hearing.h"

#include <algorithm>
#include <memory>
#include <thread>
#include <unordered_map>
#include <utility>

#include "app/side_by_side.h"
#include "delight/evidence.h"

namespace app {
namespace {

constexpr std::size_t reviews_at_a_time = 1024;
constexpr std::size_t bytes_at_a_time = 1 << 20;

/// A review on its way to a thread that reads it.
struct Sheet {
    std::size_t business = 0;
    std::size_t listing = 0;  ///< its place in the dossier
    store::Wording wording;
    std::optional<double> grade;
    model::Day day;  ///< from which it counts
};

/// What a thread heard, in the order in which it was given.
struct Batch {
    std::vector<std::pair<std::int64_t, delight::Trace>> traces;
    std::vector<std::pair<std::size_t, delight::HeardPart>> parts;
};

/// Tells which business a listing belongs to and what it was given.
class Desk {
  public:
    explicit Desk(std::span<const model::Dossier> dossiers) {
        for (std::size_t i = 0; i < dossiers.size(); ++i)
            for (std::size_t l = 0; l < dossiers[i].listings.size(); ++l)
                places_[dossiers[i].listings[l].listing_id] = {i, l, &dossiers[i].listings[l]};
    }

    /// Nothing where the listing is not judged. Grade and date are those that are judged by.
    std::optional<Sheet> sheet(const store::Wording& wording) const {
        const auto place = places_.find(wording.listing_id);
        if (place == places_.end()) return std::nullopt;
        const auto [business, number, listing] = place->second;
        Sheet sheet{business, number, wording, {}, {}};
        const auto rating = std::lower_bound(
            listing->ratings.begin(), listing->ratings.end(), wording.review,
            [](const model::Rating& each, std::int64_t review) { return each.review < review; });
        const bool graded = rating != listing->ratings.end() && rating->review == wording.review;
        if (graded) {
            sheet.grade = rating->grade;
            sheet.wording.date = rating->date;
        }
        sheet.day =
            delight::counts_from({.date = sheet.wording.date, .first_seen = wording.first_seen});
        return sheet;
    }

  private:
    struct Place {
        std::size_t business = 0;
        std::size_t number = 0;
        const model::ListingEvidence* listing = nullptr;
    };
    std::unordered_map<std::int64_t, Place> places_;
};

/// Who wrote it; a review whose author is not known is its own.
std::uint64_t reviewer_of(const store::Wording& wording, const delight::Trace& trace) {
    if (trace.author != 0) return trace.author;
    return static_cast<std::uint64_t>(wording.listing_id) << 32U ^
           static_cast<std::uint64_t>(wording.review);
}

Batch hear(const std::vector<Sheet>& sheets, const delight::Lexicon& lexicon, model::Day as_of,
           const Tone& tone) {
    Batch batch;
    delight::Listener listener{lexicon, as_of};
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const auto& [business, listing, wording, grade, day] = sheets[i];
        delight::Trace trace =
            delight::trace_of(wording.review, wording.author_key, wording.title, wording.text);
        if (day <= as_of) {
            const model::Reading reading =
                listener.hear({wording.title, wording.text, wording.lang, grade, wording.date, day,
                               listing, reviewer_of(wording, trace), wording.owner_reply});
            if (const auto polarity = tone(wording, reading))
                trace.tone = static_cast<float>(*polarity);
        }
        batch.traces.emplace_back(wording.listing_id, trace);
        if (i + 1 == sheets.size() || sheets[i + 1].business != business)
            batch.parts.emplace_back(business, listener.take());
    }
    return batch;
}

}  // namespace

std::optional<double> tone_of_lexicon(const store::Wording& wording,
                                      const model::Reading& reading) {
    if (reading.language == model::Language::unknown || delight::in_boxes(wording.text))
        return std::nullopt;
    return delight::sure_polarity(reading);
}

Listened listen(const store::Store& store, std::span<const model::Dossier> dossiers,
                model::Day as_of, const Tone& tone) {
    Listened listened{{}, delight::Hearing{dossiers.size()}};
    const Desk desk{dossiers};
    // Building it takes longer than judging a store without words.
    delight::Lexicon lexicon;
    bool built = false;
    SideBySide<Batch> reading{std::max(1U, std::thread::hardware_concurrency()), [&](Batch batch) {
                                  for (const auto& [listing, trace] : batch.traces)
                                      listened.traces[listing].push_back(trace);
                                  for (auto& [business, part] : batch.parts)
                                      listened.hearing.add(business, std::move(part));
                              }};
    std::vector<Sheet> sheets;
    std::size_t bytes = 0;
    const auto give = [&] {
        if (!built && bytes > 0) lexicon = delight::Lexicon::built_in();
        built = built || bytes > 0;
        reading.give(
            [&, given = std::exchange(sheets, {})] { return hear(given, lexicon, as_of, tone); });
        bytes = 0;
    };
    store.each_wording(as_of, [&](const store::Wording& wording) {
        auto sheet = desk.sheet(wording);
        if (!sheet) return;
        sheets.push_back(std::move(*sheet));
        bytes += wording.title.size() + wording.text.size();
        if (sheets.size() == reviews_at_a_time || bytes > bytes_at_a_time) give();
    });
    if (!sheets.empty()) give();
    reading.finish();
    listened.hearing.finish();
    return listened;
}

}  // namespace app
