#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "model/listing.h"

namespace store {

/// What was forgotten and may not come back: digests only, so that nothing forgotten is kept in
/// them.
class KeptOut {
  public:
    /// A listing is known by its source and `listing_key`.
    static std::uint64_t mark(const std::string& source, const std::string& key);

    /// One review of a listing; 0, which is no review's identity: all of it.
    void add(std::uint64_t listing, std::int64_t review) { marks_.emplace(listing, review); }
    bool empty() const { return marks_.empty(); }
    bool has(std::uint64_t listing, std::int64_t review = 0) const {
        return marks_.contains({listing, review});
    }
    /// Whether a page's listing, one of its items or one of its reviews is among them.
    bool shown_by(const model::Listing& listing) const;

  private:
    std::set<std::pair<std::uint64_t, std::int64_t>> marks_;
};

/// Up to which age things are kept; without a value: for ever. The age of a review is that of its
/// date, and where it has none that of its first sighting.
struct Retention {
    std::optional<model::Day> words_from;    ///< older reviews have neither words nor author key
    std::optional<model::Day> reviews_from;  ///< older reviews are not kept

    bool any() const { return words_from || reviews_from; }
};

}  // namespace store
