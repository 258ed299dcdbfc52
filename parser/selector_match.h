#pragma once

#include <map>
#include <unordered_map>
#include <utility>

#include "parser/dom.h"
#include "parser/selector_program.h"

namespace parser::css {

/// Matches elements of one page, right to left, remembering what would cost it too much to ask
/// again: an element's place among its siblings, and which earlier siblings match.
class Matcher {
  public:
    explicit Matcher(Element scope) : scope_{scope} {}
    bool matches(const List& list, Element element);

  private:
    /// How far a failure reaches: whether trying another ancestor or sibling could still help.
    enum class Result { matched, next_sibling, next_ancestor, hopeless };
    struct Place {
        int index = 0;  ///< 1 is the first
        int of = 0;     ///< how many there are
    };
    using Places = std::unordered_map<const GumboInternalNode*, Place>;

    bool matches(const Complex& complex, Element element);
    Result match(const Complex& complex, std::size_t at, Element element);
    Result step(const Complex& complex, std::size_t at, Element element);
    Result ancestor(const Complex& complex, std::size_t at, Element element);
    bool earlier_sibling(const Complex& complex, std::size_t at, Element element);
    bool matches(const Compound& compound, Element element);
    bool matches(const Simple& simple, Element element);
    bool nth(const Simple& simple, Element element);
    Place place_of(const Simple& simple, Element element);
    void count_siblings(const Simple& simple, Element element, Places& places);
    bool has(const Complex& relative, Element anchor);

    Element scope_;
    Places among_children_;
    Places among_type_;
    std::map<const Simple*, Places> among_listed_;
    std::map<std::pair<const Compound*, const GumboInternalNode*>, bool> earlier_;
    std::map<const Compound*, std::unordered_map<const GumboInternalNode*, Result>> above_;
};

}  // namespace parser::css
