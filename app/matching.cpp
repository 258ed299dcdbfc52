#include "app/matching.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "delight/join.h"

namespace app {
namespace {

/// What the user said of two listings, by their ids, smaller first.
using Decided = std::map<std::pair<std::int64_t, std::int64_t>, bool>;

Decided by_pair(const std::vector<model::MatchDecision>& decisions) {
    Decided decided;
    for (const model::MatchDecision& decision : decisions) {
        decided[std::minmax(decision.left, decision.right)] = decision.accepted;
    }
    return decided;
}

Cell decision_cell(const Decided& decided, std::int64_t left, std::int64_t right) {
    const auto found = decided.find({left, right});
    if (found == decided.end()) return std::monostate{};
    return std::string{found->second ? "accepted" : "rejected"};
}

/// In hundredths of a percent; what is not certain is never printed as if it were.
double printed(double probability) {
    return std::clamp(std::round(probability * 10'000) / 10'000, 0.0001, 0.9999);
}

}  // namespace

void join_listings(store::Store& store, const Config& config) {
    store.join_businesses([&](const auto& listings, auto decisions) {
        return delight::join(listings, decisions, config.matching).business;
    });
}

bool are_one_business(const store::Store& store, const Config& config, std::int64_t left,
                      std::int64_t right) {
    const std::vector<model::ListingFacts> listings = store.listings();
    const auto businesses = delight::join(listings, store.decisions(), config.matching).business;
    const auto business_of = [&](std::int64_t id) {
        const auto found = std::find_if(listings.begin(), listings.end(),
                                        [&](const auto& listing) { return listing.id == id; });
        return businesses.at(static_cast<std::size_t>(found - listings.begin()));
    };
    return business_of(left) == business_of(right);
}

ListingNames::ListingNames(std::span<const model::ListingFacts> listings) : listings_{listings} {
    for (std::size_t i = 0; i < listings.size(); ++i) by_url_.emplace(listings[i].url, i);
}

std::string ListingNames::of(const model::ListingFacts& listing) const {
    const bool unique = !listing.url.empty() && by_url_.count(listing.url) == 1;
    return unique ? listing.url : std::to_string(listing.id);
}

const model::ListingFacts& ListingNames::find(const std::string& name) const {
    std::int64_t id = 0;
    const auto* end = name.data() + name.size();
    const bool number = std::from_chars(name.data(), end, id).ptr == end;
    const auto found = std::find_if(listings_.begin(), listings_.end(), [&](const auto& listing) {
        return number ? listing.id == id : !name.empty() && listing.url == name;
    });
    if (found == listings_.end())
        throw UsageError("no listing is called '" + name + "'; `negenplus match` names them");
    if (!number && by_url_.count(name) > 1)
        throw UsageError("several sources have " + name + ": give the listing's number, as " +
                         std::to_string(found->id));
    return *found;
}

Rows match_rows(const store::Store& store, const Config& config, bool open_only) {
    const std::vector<model::ListingFacts> listings = store.listings();
    const std::vector<model::MatchDecision> decisions = store.decisions();
    const Decided decided = by_pair(decisions);
    const ListingNames names{listings};
    delight::Joined joined =
        delight::join(listings, decisions, config.matching, delight::Tell::pairs_too);
    const auto is_joined = [&](const delight::LikelyPair& pair) {
        return joined.business[pair.left] == joined.business[pair.right];
    };
    const auto is_open = [&](const delight::LikelyPair& pair) {
        return !is_joined(pair) &&
               !decided.contains({listings[pair.left].id, listings[pair.right].id});
    };
    std::stable_partition(joined.pairs.begin(), joined.pairs.end(), is_open);
    Rows rows{{"left", "right", "probability", "accepted", "decided", "left_name", "right_name",
               "because"},
              {}};
    for (const delight::LikelyPair& pair : joined.pairs) {
        if (open_only && !is_open(pair)) continue;
        const model::ListingFacts& left = listings[pair.left];
        const model::ListingFacts& right = listings[pair.right];
        rows.rows.push_back({names.of(left), names.of(right), printed(pair.likeness.probability()),
                             is_joined(pair), decision_cell(decided, left.id, right.id),
                             left.business.name, right.business.name, pair.likeness.because()});
    }
    return rows;
}

}  // namespace app
