#include "parser/selector_match.h"

#include <algorithm>
#include <vector>

#include "parser/selector_condition.h"

namespace parser::css {

using Kind = Simple::Kind;

bool Matcher::matches(const List& list, Element element) {
    return std::any_of(list.begin(), list.end(),
                       [&](const Complex& complex) { return matches(complex, element); });
}

bool Matcher::matches(const Complex& complex, Element element) {
    return match(complex, complex.compounds.size() - 1, element) == Result::matched;
}

Matcher::Result Matcher::match(const Complex& complex, std::size_t at, Element element) {
    const auto& compound = complex.compounds[at];
    if (!matches(compound, element)) return Result::next_sibling;
    return step(complex, at, element);
}

/// Tries what stands left of compound `at`, which `element` matches. The results cut off searches
/// that cannot succeed, so that no chain of ancestors is climbed more than once per compound.
Matcher::Result Matcher::step(const Complex& complex, std::size_t at, Element element) {
    const auto combinator = complex.compounds[at].combinator;
    const bool first = at == 0;
    if (first && !anchor_) return Result::matched;
    const bool sibling =
        combinator == Combinator::next_sibling || combinator == Combinator::later_sibling;
    if (combinator == Combinator::later_sibling && !anchor_)
        return earlier_sibling(complex, at, element) ? Result::matched : Result::next_ancestor;
    const auto failure = sibling ? Result::next_ancestor : Result::hopeless;
    while ((element = sibling ? element.previous() : element.parent())) {
        const auto result = first ? (element == anchor_ ? Result::matched : Result::next_sibling)
                                  : match(complex, at - 1, element);
        if (result == Result::matched || result == Result::hopeless ||
            combinator == Combinator::next_sibling)
            return result;
        if (combinator == Combinator::child) return Result::next_ancestor;
        if (combinator == Combinator::later_sibling && result == Result::next_ancestor)
            return result;
    }
    return failure;
}

bool Matcher::earlier_sibling(const Complex& complex, std::size_t at, Element element) {
    std::vector<Element> asked;
    bool found = false;
    for (; element && !found; element = element.previous()) {
        const auto known = earlier_.find({&complex.compounds[at], element.node()});
        if (known != earlier_.end()) {
            found = known->second;
            break;
        }
        asked.push_back(element);
        const auto before = element.previous();
        found = before && match(complex, at - 1, before) == Result::matched;
    }
    for (const auto& one : asked) earlier_[{&complex.compounds[at], one.node()}] = found;
    return found;
}

bool Matcher::matches(const Compound& compound, Element element) {
    return std::all_of(compound.parts.begin(), compound.parts.end(),
                       [&](const Simple& simple) { return matches(simple, element); });
}

bool Matcher::matches(const Simple& simple, Element element) {
    switch (simple.kind) {
        case Kind::is:
        case Kind::is_not: {
            // What is asked inside does not lead back to the element that a :has() stands on.
            const auto anchor = std::exchange(anchor_, Element{});
            const bool found = matches(simple.list, element);
            anchor_ = anchor;
            return found == (simple.kind == Kind::is);
        }
        case Kind::has:
            return std::any_of(simple.list.begin(), simple.list.end(),
                               [&](const Complex& relative) { return has(relative, element); });
        case Kind::nth:
            return nth(simple, element);
        case Kind::scope:
            return scope_ ? element == scope_ : !element.parent();
        default:
            return test(simple, element);
    }
}

bool Matcher::has(const Complex& relative, Element anchor) {
    const auto outer = std::exchange(anchor_, anchor);
    const auto lead = relative.compounds.front().combinator;
    const bool below = lead == Combinator::descendant || lead == Combinator::child;
    bool found = false;
    if (below) {
        for (auto at = anchor.following(anchor); at && !found; at = at.following(anchor))
            found = matches(relative, at);
    } else {
        for (auto sibling = anchor.next(); sibling && !found; sibling = sibling.next()) {
            for (auto at = sibling; at && !found; at = at.following(sibling))
                found = matches(relative, at);
        }
    }
    anchor_ = outer;
    return found;
}

bool Matcher::nth(const Simple& simple, Element element) {
    const auto place = place_of(simple, element);
    if (place.index == 0) return false;
    const int index = simple.from_end ? place.of - place.index + 1 : place.index;
    if (simple.step == 0) return index == simple.offset;
    const auto distance = static_cast<long>(index) - simple.offset;
    return distance % simple.step == 0 && distance / simple.step >= 0;
}

Matcher::Place Matcher::place_of(const Simple& simple, Element element) {
    auto& places = !simple.list.empty() ? among_listed_[&simple]
                   : simple.of_type     ? among_type_
                                        : among_children_;
    const auto known = places.find(element.node());
    if (known != places.end()) return known->second;
    count_siblings(simple, element, places);
    return places[element.node()];
}

void Matcher::count_siblings(const Simple& simple, Element element, Places& places) {
    const auto parent = element.parent();
    const auto first = parent ? parent.first_child() : element;
    std::map<std::string_view, int> counts;
    const auto key = [&](Element one) { return simple.of_type ? one.tag() : std::string_view{}; };
    std::vector<Element> counted;
    for (auto one = first; one; one = one.next()) {
        const bool listed = simple.list.empty() || matches(simple.list, one);
        places[one.node()] = {listed ? ++counts[key(one)] : 0, 0};
        if (listed) counted.push_back(one);
    }
    for (const auto& one : counted) places[one.node()].of = counts[key(one)];
}

}  // namespace parser::css
