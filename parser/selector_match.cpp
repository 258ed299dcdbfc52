#include "parser/selector_match.h"

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "parser/selector_condition.h"

namespace parser::css {

using Kind = Simple::Kind;

namespace {

/// Each element once that the combinator leads to from some of `here`, until `use` says that it has
/// what it wants.
template <class Use>
bool any_led_to(Combinator combinator, const std::vector<Element>& here, const Use& use) {
    std::unordered_set<const GumboInternalNode*> led_to;
    const auto fresh = [&](Element element) {
        return here.size() == 1 || led_to.insert(element.node()).second;
    };
    for (const auto from : here) {
        switch (combinator) {
            case Combinator::descendant:
                for (auto at = from.following(from); at;) {
                    // What another one led to, it led to with all that stands inside.
                    const bool known = !fresh(at);
                    if (!known && use(at)) return true;
                    at = known ? at.following_outside(from) : at.following(from);
                }
                break;
            case Combinator::child:
                for (auto at = from.first_child(); at; at = at.next())
                    if (use(at)) return true;
                break;
            case Combinator::next_sibling:
                if (const auto at = from.next(); at && use(at)) return true;
                break;
            case Combinator::later_sibling:
                for (auto at = from.next(); at && fresh(at); at = at.next())
                    if (use(at)) return true;
                break;
        }
    }
    return false;
}

}  // namespace

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
    if (at == 0) return Result::matched;
    if (combinator == Combinator::later_sibling)
        return earlier_sibling(complex, at, element) ? Result::matched : Result::next_ancestor;
    if (combinator == Combinator::next_sibling) {
        const auto before = element.previous();
        return before ? match(complex, at - 1, before) : Result::next_ancestor;
    }
    if (combinator == Combinator::descendant) return ancestor(complex, at, element);
    element = element.parent();
    if (!element) return Result::hopeless;
    const auto result = match(complex, at - 1, element);
    return result == Result::matched || result == Result::hopeless ? result : Result::next_ancestor;
}

/// Looks among all ancestors. Where they are many, it is remembered what was found from there on,
/// lest each of many elements climb them again.
Matcher::Result Matcher::ancestor(const Complex& complex, std::size_t at, Element element) {
    constexpr int many = 64;
    int climbed = 0;
    auto result = Result::hopeless;
    std::vector<Element> asked;
    while ((element = element.parent())) {
        if (++climbed > many) {
            const auto& known = above_[&complex.compounds[at]];
            const auto found = known.find(element.node());
            if (found != known.end()) {
                result = found->second;
                break;
            }
            asked.push_back(element);
        }
        result = match(complex, at - 1, element);
        if (result == Result::matched || result == Result::hopeless) break;
        result = Result::hopeless;
    }
    for (const auto one : asked) above_[&complex.compounds[at]][one.node()] = result;
    return result;
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
        case Kind::is_not:
            return matches(simple.list, element) == (simple.kind == Kind::is);
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

/// From the left to the right: all that the first compound leads to, from there all that the second
/// does, and so on, so that nothing is asked twice.
bool Matcher::has(const Complex& relative, Element anchor) {
    std::vector<Element> here{anchor};
    for (const auto& compound : relative.compounds) {
        const bool last = &compound == &relative.compounds.back();
        std::vector<Element> next;
        const bool found = any_led_to(compound.combinator, here, [&](Element element) {
            if (!matches(compound, element)) return false;
            next.push_back(element);
            return last;
        });
        if (last) return found;
        here = std::move(next);
    }
    return false;
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
