#pragma once

#include <map>
#include <span>
#include <string>

#include "app/config.h"
#include "app/rows.h"
#include "store/store.h"

namespace app {

/// Joins the stored listings to businesses, by the config's bars and the user's decisions.
void join_listings(store::Store& store, const Config& config);

/// Whether two listings, by their ids, are joined to one business.
bool are_one_business(const store::Store& store, const Config& config, std::int64_t left,
                      std::int64_t right);

/// How a listing is named on the command line: its URL, or its number where it has none or shares
/// it with another source.
class ListingNames {
  public:
    explicit ListingNames(std::span<const model::ListingFacts> listings);

    std::string of(const model::ListingFacts& listing) const;
    /// The listing that a name stands for; a `UsageError` where there is none or several.
    const model::ListingFacts& find(const std::string& name) const;

  private:
    std::span<const model::ListingFacts> listings_;
    std::multimap<std::string, std::size_t> by_url_;
};

/// The pairs of listings that may be one business, those that wait for the user first, then by
/// falling probability; `open_only`: no others.
Rows match_rows(const store::Store& store, const Config& config, bool open_only);

}  // namespace app
