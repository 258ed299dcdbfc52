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

/// A set of atoms, roughly: each is one of 64 bits. What has no bit in common has no atom in
/// common.
using AtomMask = std::uint64_t;

constexpr AtomMask mask_of(Atom atom) {
    return AtomMask{1} << (atom % 64U);
}

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
    /// `size()`, `atoms(i)` in rising order, their `mask(i)`, and `comma(i)`: whether a comma or
    /// more stands before token i, over which only a gap may reach.
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
    void add_edges(const std::map<AtomPlace, std::uint32_t>& growing);

    struct Edge {
        Atom atom = 0;
        std::uint32_t child = 0;
    };
    /// The edges of a node before which as many words may stand, in order of their atoms.
    struct Group {
        std::uint32_t edges = 0;
        std::uint32_t edge_count = 0;
        AtomMask mask = 0;
        std::uint8_t gap = 0;
    };
    struct Node {
        std::uint32_t groups = 0;
        std::uint32_t group_count = 0;
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
        for (std::uint32_t i = 0; i < node.group_count; ++i)
            follow(sentence, groups_[node.groups + i], match, take);
    }

    template <typename Sentence, typename Take>
    void follow(const Sentence& sentence, const Group& group, Match& match, Take& take) const {
        const std::span edges{edges_.data() + group.edges, group.edge_count};
        const std::size_t from = match.last() + std::size_t{1};
        const std::size_t to = std::min(from + group.gap + 1, sentence.size());
        for (std::size_t next = from; next < to; ++next) {
            if (group.gap == 0 && sentence.comma(next)) break;
            if ((group.mask & sentence.mask(next)) == 0) continue;
            for (const Atom atom : sentence.atoms(next)) {
                const auto edge = std::lower_bound(
                    edges.begin(), edges.end(), atom,
                    [](const Edge& other, Atom wanted) { return other.atom < wanted; });
                if (edge == edges.end() || edge->atom != atom) continue;
                match.at[match.size++] = static_cast<std::uint16_t>(next);
                descend(sentence, edge->child, match, take);
                --match.size;
            }
        }
    }

    std::vector<std::map<AtomPlace, std::uint32_t>> growing_{1};
    std::vector<std::vector<std::uint32_t>> growing_rules_{1};
    std::vector<std::uint32_t> roots_;  ///< by atom; 0: none
    std::vector<Node> nodes_;
    std::vector<Group> groups_;
    std::vector<Edge> edges_;
    std::vector<std::uint32_t> rules_;
};

}  // namespace delight
