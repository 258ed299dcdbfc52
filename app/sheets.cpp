#include "app/sheets.h"

#include <unordered_map>
#include <utility>

namespace app {
namespace {

constexpr std::size_t reviews_at_a_time = 1024;
constexpr std::size_t bytes_at_a_time = 1 << 20;

/// Where the listings of all dossiers stand.
class Desk {
  public:
    explicit Desk(std::span<const model::Dossier> dossiers) {
        for (std::size_t i = 0; i < dossiers.size(); ++i)
            for (std::size_t l = 0; l < dossiers[i].listings.size(); ++l) {
                const model::ListingEvidence& listing = dossiers[i].listings[l];
                places_[listing.listing_id] = {i, l};
                if (listing.stands_as_of) earlier_[listing.listing_id] = *listing.stands_as_of;
            }
    }

    /// Nothing where the listing is not judged.
    std::optional<Sheet> sheet(const store::Wording& wording) const {
        const auto place = places_.find(wording.listing_id);
        if (place == places_.end()) return std::nullopt;
        return Sheet{place->second.business, place->second.number, wording,
                     model::counts_from(wording.date, wording.first_seen)};
    }
    const store::EarlierDays& earlier() const { return earlier_; }

  private:
    struct Place {
        std::size_t business = 0;
        std::size_t number = 0;
    };
    std::unordered_map<std::int64_t, Place> places_;
    store::EarlierDays earlier_;
};

}  // namespace

void each_batch(const store::Store& store, std::span<const model::Dossier> dossiers,
                model::Day as_of, const std::function<void(std::vector<Sheet>&&)>& take) {
    const Desk desk{dossiers};
    std::vector<Sheet> sheets;
    std::size_t bytes = 0;
    const auto put = [&](const store::Wording& wording) {
        auto sheet = desk.sheet(wording);
        if (!sheet) return;
        sheets.push_back(std::move(*sheet));
        bytes += wording.title.size() + wording.text.size();
        if (sheets.size() < reviews_at_a_time && bytes <= bytes_at_a_time) return;
        take(std::exchange(sheets, {}));
        bytes = 0;
    };
    store.each_wording(as_of, put, desk.earlier());
    if (!sheets.empty()) take(std::move(sheets));
}

}  // namespace app
