#include "app/sheets.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "delight/evidence.h"

namespace app {
namespace {

constexpr std::size_t reviews_at_a_time = 1024;
constexpr std::size_t bytes_at_a_time = 1 << 20;

/// Tells which business a listing belongs to and what it was given.
class Desk {
  public:
    explicit Desk(std::span<const model::Dossier> dossiers) {
        for (std::size_t i = 0; i < dossiers.size(); ++i)
            for (std::size_t l = 0; l < dossiers[i].listings.size(); ++l)
                places_[dossiers[i].listings[l].listing_id] = {i, l, &dossiers[i].listings[l]};
    }

    /// Nothing where the listing is not judged.
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

}  // namespace

void each_batch(const store::Store& store, std::span<const model::Dossier> dossiers,
                model::Day as_of, const std::function<void(std::vector<Sheet>&&)>& take) {
    const Desk desk{dossiers};
    std::vector<Sheet> sheets;
    std::size_t bytes = 0;
    store.each_wording(as_of, [&](const store::Wording& wording) {
        auto sheet = desk.sheet(wording);
        if (!sheet) return;
        sheets.push_back(std::move(*sheet));
        bytes += wording.title.size() + wording.text.size();
        if (sheets.size() < reviews_at_a_time && bytes <= bytes_at_a_time) return;
        take(std::exchange(sheets, {}));
        bytes = 0;
    });
    if (!sheets.empty()) take(std::move(sheets));
}

}  // namespace app
