#pragma once

#include <array>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parser/structured.h"

namespace parser::schema {

/// Names in the order in which they are tried; to be used as a parameter only.
class Names {
  public:
    Names(std::initializer_list<std::string_view> names) : names_{names.begin(), names.size()} {}
    template <std::size_t N>
    Names(const std::array<std::string_view, N>& names) : names_{names} {}
    auto begin() const { return names_.begin(); }
    auto end() const { return names_.end(); }

  private:
    std::span<const std::string_view> names_;
};

using Index = std::size_t;
inline constexpr Index nothing = PropertyValue::no_thing;

/// Things with their names made comparable: "http://schema.org/ratingValue" is "ratingvalue".
class Graph {
  public:
    explicit Graph(const Things& things);

    std::size_t size() const { return things_.all.size(); }
    const Thing& operator[](Index thing) const { return things_.all[thing]; }
    const std::vector<std::string>& types(Index thing) const { return types_[thing]; }
    bool is_a(Index thing, Names types) const;

    /// All values of the first of these properties that the thing has.
    std::vector<const PropertyValue*> values(Index thing, Names names) const;
    /// The things among the values of all these properties.
    std::vector<Index> things(Index thing, Names names) const;
    /// The first value as people read it: its text, or the name of the thing that it is. Entities
    /// and tags in it are resolved.
    std::string text(Index thing, Names names) const;
    /// The first value in the machine's form: an address rather than the words of its link.
    std::string raw(Index thing, Names names) const;
    bool has(Index thing, Names names) const { return !values(thing, names).empty(); }
    /// Who has this thing as a property, and by what name; the name is empty where it only stands
    /// within the other.
    const std::vector<std::pair<Index, std::string>>& owners(Index thing) const {
        return owners_[thing];
    }
    /// Takes from what the page may cost: a step for each property or byte of text that is looked
    /// at. False once it is used up. Things that stand in many places are read again for each.
    bool spend(std::size_t steps) const;

  private:
    using Property = std::pair<std::string, const PropertyValue*>;
    std::span<const Property> named(Index thing, std::string_view name) const;

    const Things& things_;
    std::vector<std::vector<std::string>> types_;
    /// In the order of their names; those of one name as they stand on the page.
    std::vector<std::vector<Property>> properties_;
    std::vector<std::vector<std::pair<Index, std::string>>> owners_;
    mutable std::size_t left_;  ///< steps
};

/// Text that may hold entities and tags, as JSON-LD often does.
std::string plain_text(std::string_view text);

}  // namespace parser::schema
