#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace delight {

/// A set of words that patterns ask for at one place, by number.
using Atom = std::uint16_t;

/// One place of a pattern: an atom, and how many other words may stand before it.
struct AtomPlace {
    std::uint8_t gap = 0;
    Atom atom = 0;

    friend auto operator<=>(const AtomPlace&, const AtomPlace&) = default;
};

inline constexpr std::size_t most_places = 8;

/// Where a pattern fits: its rule and the tokens of its places.
struct Match {
    std::uint32_t rule = 0;
    std::uint8_t size = 0;
    std::array<std::uint16_t, most_places> at{};

    std::uint16_t first() const { return at[0]; }
    std::uint16_t last() const { return at[size - 1U]; }
};

/// All patterns of a language as one tree of atoms.
class PatternTree {
  public:
    void add(std::span<const AtomPlace> pattern, std::uint32_t rule);
    /// Lays the tree out for matching; nothing is added after it.
    void finish();

    /// Calls `take` with every pattern that begins at token `at` of `sentence`. `Sentence` tells
    /// `size()`, `atoms(i)` in rising order, and `comma(i)`: whether a comma or more stands before
    /// token i, over which only a gap may reach.
    template <typename Sentence, typename Take>
    void match(const Sentence& sentence, std::uint16_t at, Take&& take) const {
        Match match;
        for (const Atom atom : sentence.atoms(at)) {
            if (atom >= roots_.size() || roots_[atom] == 0) continue;
            match.at[0] = at;
            match.size = 1;
            descend(sentence, roots_[atom], match, take);
        }
    }

  private:
    struct Edge {
        AtomPlace place;
        std::uint32_t child = 0;
    };
    struct Node {
        std::uint32_t edges = 0;
        std::uint32_t edge_count = 0;
        std::uint32_t rules = 0;
        std::uint32_t rule_count = 0;
    };

    template <typename Sentence, typename Take>
    void descend(const Sentence& sentence, std::uint32_t at, Match& match, Take& take) const {
        const Node& node = nodes_[at];
        for (std::uint32_t i = 0; i < node.rule_count; ++i) {
            match.rule = rules_[node.rules + i];
            take(match);
        }
        const Edge* edge = edges_.data() + node.edges;
        const Edge* const end = edge + node.edge_count;
        while (edge != end) edge = follow(sentence, edge, end, match, take);
    }

    /// Follows the edges from `edge` on that have one gap; gives the first edge behind them.
    template <typename Sentence, typename Take>
    const Edge* follow(const Sentence& sentence, const Edge* edge, const Edge* end, Match& match,
                       Take& take) const {
        const std::uint8_t gap = edge->place.gap;
        const Edge* const behind = std::partition_point(
            edge, end, [gap](const Edge& other) { return other.place.gap == gap; });
        const std::size_t from = match.last() + std::size_t{1};
        const std::size_t to = std::min(from + gap + 1, sentence.size());
        for (std::size_t next = from; next < to; ++next) {
            if (gap == 0 && sentence.comma(next)) break;
            for (const Atom atom : sentence.atoms(next)) {
                const Edge* const found = std::lower_bound(
                    edge, behind, atom,
                    [](const Edge& other, Atom wanted) { return other.place.atom < wanted; });
                if (found == behind || found->place.atom != atom) continue;
                match.at[match.size++] = static_cast<std::uint16_t>(next);
                descend(sentence, found->child, match, take);
                --match.size;
            }
        }
        return behind;
    }

    std::vector<std::map<AtomPlace, std::uint32_t>> growing_{1};
    std::vector<std::vector<std::uint32_t>> growing_rules_{1};
    std::vector<std::uint32_t> roots_;  ///< by atom; 0: none
    std::vector<Node> nodes_;
    std::vector<Edge> edges_;
    std::vector<std::uint32_t> rules_;
};

}  // namespace delight
