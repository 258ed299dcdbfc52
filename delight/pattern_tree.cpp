#include "delight/pattern_tree.h"

#include <algorithm>
#include <stdexcept>

namespace delight {

void PatternTree::add(std::span<const AtomPlace> pattern, std::uint32_t rule) {
    if (pattern.empty() || pattern.size() > most_places)
        throw std::invalid_argument("a pattern has 1 to 8 places");
    std::uint32_t at = 0;
    for (const AtomPlace& place : pattern) {
        const auto [edge, fresh] =
            growing_[at].try_emplace(place, static_cast<std::uint32_t>(growing_.size()));
        at = edge->second;
        if (fresh) {
            growing_.emplace_back();
            growing_rules_.emplace_back();
        }
    }
    growing_rules_[at].push_back(rule);
}

void PatternTree::add_edges(const std::map<AtomPlace, std::uint32_t>& growing) {
    bool first = true;
    for (const auto& [place, child] : growing) {
        if (first || groups_.back().gap != place.gap)
            groups_.push_back({static_cast<std::uint32_t>(edges_.size()), 0, 0, place.gap});
        first = false;
        edges_.push_back({place.atom, child});
        ++groups_.back().edge_count;
        groups_.back().mask |= mask_of(place.atom);
    }
}

void PatternTree::finish() {
    for (const auto& [place, child] : growing_.front()) {
        if (place.atom >= roots_.size()) roots_.resize(place.atom + std::size_t{1});
        roots_[place.atom] = child;
    }
    for (std::size_t i = 0; i < growing_.size(); ++i) {
        Node& node = nodes_.emplace_back();
        node.groups = static_cast<std::uint32_t>(groups_.size());
        node.rules = static_cast<std::uint32_t>(rules_.size());
        node.rule_count = static_cast<std::uint32_t>(growing_rules_[i].size());
        rules_.insert(rules_.end(), growing_rules_[i].begin(), growing_rules_[i].end());
        if (i == 0) continue;
        add_edges(growing_[i]);
        node.group_count = static_cast<std::uint32_t>(groups_.size()) - node.groups;
    }
    growing_.clear();
    growing_rules_.clear();
}

}  // namespace delight
