#include "delight/join.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>

namespace delight {
namespace {

using Pair = std::pair<std::size_t, std::size_t>;

/// A pair on its way, kept small: a business at twenty sources has 190. Its likeness is made again
/// for the few that are told.
struct Link {
    float log_odds = 0;
    std::uint32_t left = 0;
    std::uint32_t right = 0;

    Pair ends() const { return {left, right}; }
};

class Joiner {
  public:
    Joiner(const model::ListingWalk& listings, std::span<const model::MatchDecision> decisions,
           const model::MatchRules& rules, Tell tell)
        : tell_{tell}, rules_{rules}, matcher_{listings}, first_(matcher_.size()) {
        std::iota(first_.begin(), first_.end(), std::size_t{0});
        if (!decisions.empty()) read(decisions, listings);
        weigh();
    }

    Joined run() {
        for (const Pair& pair : accepted_) {
            if (may_meet(pair, [](const Pair&) { return true; })) merge(pair);
        }
        for (const Pair& pair : accepted_) tie(pair);
        for (const Link& link : links_) {
            if (probability(link.ends()) < rules_.join_from) continue;
            if (may_meet(link.ends(), [&](const Pair& pair) { return bearable(pair); }))
                merge(link.ends());
        }
        Joined joined{std::move(first_), {}};
        if (tell_ == Tell::pairs_too) joined.pairs = told(joined.business);
        return joined;
    }

  private:
    static Pair ordered(std::size_t a, std::size_t b) { return {std::min(a, b), std::max(a, b)}; }

    double probability(const Pair& pair) const {
        return matcher_.compare(pair.first, pair.second).probability();
    }

    void read(std::span<const model::MatchDecision> decisions, const model::ListingWalk& listings) {
        std::unordered_map<std::int64_t, std::size_t> places;
        std::size_t place = 0;
        listings([&](const auto& listing) { places.emplace(listing.id, place++); });
        for (const model::MatchDecision& decision : decisions) {
            const auto left = places.find(decision.left);
            const auto right = places.find(decision.right);
            if (left == places.end() || right == places.end()) continue;
            (decision.accepted ? accepted_ : rejected_)
                .insert(ordered(left->second, right->second));
        }
    }

    /// The links worth a look, likeliest first. Those that are only shown are many.
    void weigh() {
        const double from = tell_ == Tell::pairs_too ? std::min(rules_.show_from, rules_.join_from)
                                                     : rules_.join_from;
        matcher_.compare_candidates([&](std::size_t a, std::size_t b, const Likeness& likeness) {
            if (likeness.probability() >= from)
                links_.push_back({static_cast<float>(likeness.log_odds),
                                  static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b)});
        });
        std::sort(links_.begin(), links_.end(), [](const Link& a, const Link& b) {
            return std::tuple{-a.log_odds, a.ends()} < std::tuple{-b.log_odds, b.ends()};
        });
    }

    /// The listings of the business that this one belongs to.
    std::vector<std::size_t> members(std::size_t listing) const {
        const auto found = members_.find(first_[listing]);
        return found == members_.end() ? std::vector{listing} : found->second;
    }

    /// Keeps what the user said is one, for `bearable`.
    void tie(const Pair& pair) {
        for (const std::size_t end : {pair.first, pair.second}) tied_[end] = members(end);
    }

    std::vector<std::size_t> one_with(std::size_t listing) const {
        const auto found = tied_.find(listing);
        return found == tied_.end() ? std::vector{listing} : found->second;
    }

    /// What is like one of those that the user said are one is like all of them.
    bool bearable(const Pair& pair) const {
        const auto ours = one_with(pair.first);
        const auto theirs = one_with(pair.second);
        return std::any_of(ours.begin(), ours.end(), [&](std::size_t a) {
            return std::any_of(theirs.begin(), theirs.end(), [&](std::size_t b) {
                const bool one_source = matcher_.are_of_one_source(a, b);
                return a == b || probability(ordered(a, b)) >=
                                     (one_source ? rules_.join_from : rules_.show_from);
            });
        });
    }

    /// Whether the businesses of these two listings may become one.
    template <typename Bearable>
    bool may_meet(const Pair& pair, Bearable&& is_bearable) const {
        if (first_[pair.first] == first_[pair.second]) return false;
        const auto ours = members(pair.first);
        const auto theirs = members(pair.second);
        return std::all_of(ours.begin(), ours.end(), [&](std::size_t a) {
            return std::all_of(theirs.begin(), theirs.end(), [&](std::size_t b) {
                return !rejected_.contains(ordered(a, b)) && is_bearable(ordered(a, b));
            });
        });
    }

    void merge(const Pair& pair) {
        const auto [to, from] = ordered(first_[pair.first], first_[pair.second]);
        const auto moved = members(from);
        auto& all = members_.try_emplace(to, 1, to).first->second;
        all.insert(all.end(), moved.begin(), moved.end());
        for (const std::size_t listing : moved) first_[listing] = to;
        members_.erase(from);
    }

    std::vector<LikelyPair> told(const std::vector<std::size_t>& business) const {
        std::set<Pair> pairs{accepted_};
        pairs.insert(rejected_.begin(), rejected_.end());
        for (const Link& link : links_) pairs.insert(link.ends());
        for (const auto& [first, all] : members_) {
            for (std::size_t i = 0; i < all.size(); ++i)
                for (std::size_t j = i + 1; j < all.size(); ++j)
                    pairs.insert(ordered(all[i], all[j]));
        }
        std::vector<LikelyPair> likely;
        for (const auto& [left, right] : pairs) {
            const Likeness likeness = matcher_.compare(left, right);
            const bool known = accepted_.contains({left, right}) ||
                               rejected_.contains({left, right}) ||
                               business[left] == business[right];
            if (known || likeness.probability() >= rules_.show_from)
                likely.push_back({left, right, likeness});
        }
        std::stable_sort(likely.begin(), likely.end(),
                         [](const LikelyPair& a, const LikelyPair& b) {
                             return a.likeness.log_odds > b.likeness.log_odds;
                         });
        return likely;
    }

    Tell tell_;
    model::MatchRules rules_;
    Matcher matcher_;
    std::vector<std::size_t> first_;  ///< of the listing's business
    /// By that, in the order in which they came; only of businesses with several.
    std::unordered_map<std::size_t, std::vector<std::size_t>> members_;
    std::set<Pair> accepted_;
    std::set<Pair> rejected_;
    std::unordered_map<std::size_t, std::vector<std::size_t>> tied_;
    std::vector<Link> links_;
};

}  // namespace

Joined join(const model::ListingWalk& listings, std::span<const model::MatchDecision> decisions,
            const model::MatchRules& rules, Tell tell) {
    return Joiner{listings, decisions, rules, tell}.run();
}

Joined join(std::span<const model::ListingFacts> listings,
            std::span<const model::MatchDecision> decisions, const model::MatchRules& rules,
            Tell tell) {
    return join(walk_over(listings), decisions, rules, tell);
}

}  // namespace delight
