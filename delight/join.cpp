#include "delight/join.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>

namespace delight {
namespace {

using Pair = std::pair<std::size_t, std::size_t>;

/// A pair on its way: its likeness is made again for the few that are told.
struct Link {
    double log_odds = 0;
    Pair ends;
};

class Joiner {
  public:
    Joiner(std::span<const model::ListingFacts> listings,
           std::span<const model::MatchDecision> decisions, const model::MatchRules& rules)
        : listings_{listings}, rules_{rules}, matcher_{listings}, first_(listings.size()) {
        std::iota(first_.begin(), first_.end(), std::size_t{0});
        members_.resize(listings.size());
        for (std::size_t i = 0; i < listings.size(); ++i) members_[i] = {i};
        read(decisions);
        weigh();
    }

    Joined run(Tell tell) {
        for (const Pair& pair : accepted_) {
            if (may_meet(pair, [](const Pair&) { return true; })) merge(pair);
        }
        for (const Pair& pair : accepted_) tie(pair);
        for (const Link& link : links_) {
            if (probability(link.ends) < rules_.join_from) continue;
            if (may_meet(link.ends, [&](const Pair& pair) { return bearable(pair); }))
                merge(link.ends);
        }
        Joined joined{std::move(first_), {}};
        if (tell == Tell::pairs_too) joined.pairs = told(joined.business);
        return joined;
    }

  private:
    static Pair ordered(std::size_t a, std::size_t b) { return {std::min(a, b), std::max(a, b)}; }

    double probability(const Pair& pair) const {
        return matcher_.compare(pair.first, pair.second).probability();
    }

    void read(std::span<const model::MatchDecision> decisions) {
        std::unordered_map<std::int64_t, std::size_t> places;
        for (std::size_t i = 0; i < listings_.size(); ++i) places.emplace(listings_[i].id, i);
        for (const model::MatchDecision& decision : decisions) {
            const auto left = places.find(decision.left);
            const auto right = places.find(decision.right);
            if (left == places.end() || right == places.end()) continue;
            (decision.accepted ? accepted_ : rejected_)
                .insert(ordered(left->second, right->second));
        }
    }

    /// The links worth a look, likeliest first.
    void weigh() {
        for (const Pair& pair : matcher_.candidates()) {
            const Likeness likeness = matcher_.compare(pair.first, pair.second);
            if (likeness.probability() >= std::min(rules_.show_from, rules_.join_from))
                links_.push_back({likeness.log_odds, pair});
        }
        std::sort(links_.begin(), links_.end(), [](const Link& a, const Link& b) {
            return std::tuple{-a.log_odds, a.ends} < std::tuple{-b.log_odds, b.ends};
        });
    }

    /// Keeps what the user said is one, for `bearable`.
    void tie(const Pair& pair) {
        for (const std::size_t end : {pair.first, pair.second}) tied_[end] = members_[first_[end]];
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
                const bool one_source = listings_[a].source == listings_[b].source;
                return a == b || probability(ordered(a, b)) >=
                                     (one_source ? rules_.join_from : rules_.show_from);
            });
        });
    }

    /// Whether the businesses of these two listings may become one.
    template <typename Bearable>
    bool may_meet(const Pair& pair, Bearable&& is_bearable) const {
        const auto& ours = members_[first_[pair.first]];
        const auto& theirs = members_[first_[pair.second]];
        if (&ours == &theirs) return false;
        return std::all_of(ours.begin(), ours.end(), [&](std::size_t a) {
            return std::all_of(theirs.begin(), theirs.end(), [&](std::size_t b) {
                return !rejected_.contains(ordered(a, b)) && is_bearable(ordered(a, b));
            });
        });
    }

    void merge(const Pair& pair) {
        const auto [to, from] = ordered(first_[pair.first], first_[pair.second]);
        for (const std::size_t moved : members_[from]) {
            first_[moved] = to;
            members_[to].push_back(moved);
        }
        members_[from].clear();
    }

    std::vector<LikelyPair> told(const std::vector<std::size_t>& business) const {
        std::set<Pair> pairs{accepted_};
        pairs.insert(rejected_.begin(), rejected_.end());
        for (const Link& link : links_) pairs.insert(link.ends);
        for (const auto& members : members_) {
            for (std::size_t i = 0; i < members.size(); ++i)
                for (std::size_t j = i + 1; j < members.size(); ++j)
                    pairs.insert(ordered(members[i], members[j]));
        }
        std::vector<LikelyPair> all;
        for (const auto& [left, right] : pairs) {
            const Likeness likeness = matcher_.compare(left, right);
            const bool known = accepted_.contains({left, right}) ||
                               rejected_.contains({left, right}) ||
                               business[left] == business[right];
            if (known || likeness.probability() >= rules_.show_from)
                all.push_back({left, right, likeness});
        }
        std::stable_sort(all.begin(), all.end(), [](const LikelyPair& a, const LikelyPair& b) {
            return a.likeness.log_odds > b.likeness.log_odds;
        });
        return all;
    }

    std::span<const model::ListingFacts> listings_;
    model::MatchRules rules_;
    Matcher matcher_;
    std::vector<std::size_t> first_;                 ///< of the listing's business
    std::vector<std::vector<std::size_t>> members_;  ///< by that
    std::set<Pair> accepted_;
    std::set<Pair> rejected_;
    std::unordered_map<std::size_t, std::vector<std::size_t>> tied_;
    std::vector<Link> links_;
};

}  // namespace

Joined join(std::span<const model::ListingFacts> listings,
            std::span<const model::MatchDecision> decisions, const model::MatchRules& rules,
            Tell tell) {
    return Joiner{listings, decisions, rules}.run(tell);
}

}  // namespace delight
