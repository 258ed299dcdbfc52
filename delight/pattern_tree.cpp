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

void PatternTree::finish() {
    for (const auto& [place, child] : growing_.front()) {
        if (place.atom >= roots_.size()) roots_.resize(place.atom + std::size_t{1});
        roots_[place.atom] = child;
    }
    for (std::size_t i = 0; i < growing_.size(); ++i) {
        Node& node = nodes_.emplace_back();
        node.edges = static_cast<std::uint32_t>(edges_.size());
        node.edge_count = static_cast<std::uint32_t>(i == 0 ? 0 : growing_[i].size());
        node.rules = static_cast<std::uint32_t>(rules_.size());
        node.rule_count = static_cast<std::uint32_t>(growing_rules_[i].size());
        rules_.insert(rules_.end(), growing_rules_[i].begin(), growing_rules_[i].end());
        if (i == 0) continue;
        for (const auto& [place, child] : growing_[i]) edges_.push_back({place, child});
    }
    growing_.clear();
    growing_rules_.clear();
}

}  // namespace delight
