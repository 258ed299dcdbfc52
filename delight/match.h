#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "delight/match_shelf.h"
#include "model/matching.h"

namespace delight {

/// What is compared of two listings.
enum class Field { name, address, postcode, coordinates, city, phone, category };
constexpr std::size_t field_count = 7;
std::string_view to_string(Field field);

/// How far one field agrees: the level's name ("same", "near", …; empty: not known of both) and the
/// evidence in nats, ln(m/u): m is the share of listings of one business that agree so far, u that
/// of listings of two.
struct Agreement {
    std::string_view level;
    double weight = 0;
};

/// How likely two listings are one business.
struct Likeness {
    std::array<Agreement, field_count> fields{};
    double log_odds = 0;
    double probability() const;

    const Agreement& of(Field field) const { return fields.at(static_cast<std::size_t>(field)); }
    /// The fields that were weighed, as "name same +8.8, phone other -1.9".
    std::string because() const;
};

model::ListingWalk walk_over(std::span<const model::ListingFacts> listings);

/// Weighs listings against each other: a Fellegi-Sunter model (A Theory for Record Linkage, JASA
/// 64, 1969) whose name and phone weights follow from how common that name or number is (Winkler's
/// frequency-based matching, 1989). The fields that tell the place depend on each other, so that
/// of them only the strongest word for and the strongest against count. docs/matching.md tells the
/// weights and where they come from.
class Matcher {
  public:
    /// Walks over the listings twice; they may go after this.
    explicit Matcher(const model::ListingWalk& listings);
    explicit Matcher(std::span<const model::ListingFacts> listings);

    std::size_t size() const { return shelf_.size(); }
    /// Two listings by their places in the walk.
    Likeness compare(std::size_t a, std::size_t b) const;
    bool are_of_one_source(std::size_t a, std::size_t b) const;
    /// Compares the pairs (smaller place first, each once, by the first) that share enough to be
    /// worth it: a rare word of the name, a number, a house, a spot on the map.
    using Compared = std::function<void(std::size_t, std::size_t, const Likeness&)>;
    void compare_candidates(const Compared& tell) const;

  private:
    Shelf shelf_;
};

/// The same of two listings alone.
Likeness compare(const model::Business& a, const model::Business& b);

}  // namespace delight
