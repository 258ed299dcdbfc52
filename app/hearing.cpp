#include "app/hearing.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "app/sheets.h"
#include "app/side_by_side.h"
#include "delight/learned_words.h"
#include "delight/polarity.h"

namespace app {
namespace {

/// What a thread heard, in the order in which it was given.
struct Batch {
    std::vector<std::pair<std::int64_t, delight::Trace>> traces;
    std::vector<std::pair<std::size_t, delight::HeardPart>> parts;
};

/// Who wrote it; a review whose author is not known is its own.
std::uint64_t reviewer_of(const store::Wording& wording, const delight::Trace& trace) {
    if (trace.author != 0) return trace.author;
    return static_cast<std::uint64_t>(wording.listing_id) << 32U ^
           static_cast<std::uint64_t>(wording.review);
}

/// What it takes to read; without a lexicon only reviews that have no words.
struct Ears {
    delight::Lexicon lexicon;
    delight::LearnedWords learned;

    Ears() = default;
    explicit Ears(std::span<const model::LearnedModel> models)
        : lexicon{delight::Lexicon::built_in()}, learned{models, lexicon} {}
};

/// Keeps the traces of one listing after the other, without room for more.
class TraceKeeper {
  public:
    explicit TraceKeeper(delight::Traces& traces) : traces_{traces} {}

    void add(const std::vector<std::pair<std::int64_t, delight::Trace>>& more) {
        for (const auto& [listing, trace] : more) {
            if (open_ == nullptr || listing != listing_) open(listing);
            open_->push_back(trace);
        }
    }
    void finish() {
        if (open_ != nullptr) open_->shrink_to_fit();
    }

  private:
    void open(std::int64_t listing) {
        finish();
        listing_ = listing;
        open_ = &traces_[listing];
    }

    delight::Traces& traces_;
    std::vector<delight::Trace>* open_ = nullptr;
    std::int64_t listing_ = 0;
};

Batch hear(const std::vector<Sheet>& sheets, std::span<const model::Dossier> dossiers,
           const Ears& ears, model::Day as_of, const Tone& tone) {
    Batch batch;
    delight::Listener listener{ears.lexicon, as_of, &ears.learned};
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const auto& [business, listing, wording, day] = sheets[i];
        delight::Trace trace =
            delight::trace_of(wording.review, wording.author_key, wording.title, wording.text);
        if (day <= as_of) {
            const model::Dossier& dossier = dossiers[business];
            const model::Reading reading =
                listener.hear({wording.title, wording.text, wording.lang, dossier.business.category,
                               dossier.business_id, wording.grade, wording.date, day, listing,
                               reviewer_of(wording, trace), wording.owner_reply});
            const auto learned = listener.learned_tone();
            const auto heard = learned ? learned : tone(wording, reading);
            if (heard) trace.tone = static_cast<float>(*heard);
        }
        if (wording.grade) {
            trace.grade = *wording.grade;
            trace.given = {wording.date, wording.first_seen};
            batch.traces.emplace_back(wording.listing_id, trace);
        }
        if (i + 1 == sheets.size() || sheets[i + 1].business != business)
            batch.parts.emplace_back(business, listener.take());
    }
    return batch;
}

bool has_words(const std::vector<Sheet>& sheets) {
    return std::any_of(sheets.begin(), sheets.end(), [](const Sheet& sheet) {
        return !sheet.wording.title.empty() || !sheet.wording.text.empty();
    });
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
    const std::vector<model::LearnedModel> models = store.learned(as_of);
    TraceKeeper kept{listened.traces};
    // Building a lexicon takes longer than judging a store without words.
    const Ears deaf;
    std::optional<Ears> ears;
    SideBySide<Batch> reading{std::max(1U, std::thread::hardware_concurrency()), [&](Batch batch) {
                                  kept.add(batch.traces);
                                  for (auto& [business, part] : batch.parts)
                                      listened.hearing.add(business, std::move(part));
                              }};
    each_batch(store, dossiers, as_of, [&](std::vector<Sheet>&& sheets) {
        if (!ears && has_words(sheets)) ears.emplace(models);
        const Ears& able = ears ? *ears : deaf;
        reading.give(
            [&, given = std::move(sheets)] { return hear(given, dossiers, able, as_of, tone); });
    });
    reading.finish();
    kept.finish();
    listened.hearing.finish();
    return listened;
}

}  // namespace app
