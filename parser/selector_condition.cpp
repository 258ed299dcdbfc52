#include "parser/selector_condition.h"

#include <algorithm>
#include <gumbo.h>

#include "parser/ascii.h"

namespace parser::css {
namespace {

using Kind = Simple::Kind;

bool same(std::string_view a, std::string_view b, bool ignore_case) {
    return ignore_case ? equal_ignoring_case(a, b) : a == b;
}

bool has_word(std::string_view list, const std::string& word, bool ignore_case) {
    for (auto one = take_word(list); !one.empty(); one = take_word(list)) {
        if (same(one, word, ignore_case)) return true;
    }
    return false;
}

bool contains(std::string_view text, std::string_view part, bool ignore_case) {
    const auto equal = [&](char a, char b) {
        return ignore_case ? to_lower(a) == to_lower(b) : a == b;
    };
    return std::search(text.begin(), text.end(), part.begin(), part.end(), equal) != text.end();
}

bool has_value(const Simple& simple, std::string_view value) {
    const std::string_view wanted = simple.value;
    const bool caseless = simple.ignore_case;
    const auto size = wanted.size();
    const bool longer = value.size() >= size && size > 0;
    switch (simple.operation) {
        case '=':
            return same(value, wanted, caseless);
        case '~':
            return has_word(value, simple.value, caseless);
        case '|':
            return same(value, wanted, caseless) || (value.size() > size && value[size] == '-' &&
                                                     same(value.substr(0, size), wanted, caseless));
        case '^':
            return longer && same(value.substr(0, size), wanted, caseless);
        case '$':
            return longer && same(value.substr(value.size() - size), wanted, caseless);
        case '*':
            return longer && contains(value, wanted, caseless);
        default:
            return true;
    }
}

/// Neither elements nor text, not even a space.
bool is_empty(Element element) {
    const auto& children = element.node()->v.element.children;
    return std::all_of(children.data, children.data + children.length, [](const void* child) {
        return static_cast<const GumboNode*>(child)->type == GUMBO_NODE_COMMENT;
    });
}

bool is_control(std::string_view tag) {
    return tag == "button" || tag == "input" || tag == "select" || tag == "textarea" ||
           tag == "option" || tag == "optgroup" || tag == "fieldset";
}

/// The nearest declared language is the range, or a part of it: "en" holds "en-GB".
bool is_in_language(Element element, std::string_view range) {
    while (element && !element.has("lang")) element = element.parent();
    const auto lang = element.attribute("lang");
    return !range.empty() && equal_ignoring_case(lang.substr(0, range.size()), range) &&
           (lang.size() == range.size() || lang[range.size()] == '-');
}

bool is_checked(Element element) {
    if (element.tag() == "option") return element.has("selected");
    const auto type = element.attribute("type");
    return element.tag() == "input" && element.has("checked") &&
           (equal_ignoring_case(type, "checkbox") || equal_ignoring_case(type, "radio"));
}

bool is_link(Element element) {
    const auto tag = element.tag();
    return (tag == "a" || tag == "area") && element.has("href");
}

}  // namespace

bool test(const Simple& simple, Element element) {
    switch (simple.kind) {
        case Kind::any:
            return true;
        case Kind::tag:
            return element.tag() == simple.name;
        case Kind::id:
            return element.attribute("id") == simple.name;
        case Kind::class_name:
            return element.has_class(simple.name);
        case Kind::attribute: {
            const auto value = element.find(simple.name);
            return value && has_value(simple, *value);
        }
        case Kind::empty:
            return is_empty(element);
        case Kind::root:
            return !element.parent();
        case Kind::link:
            return is_link(element);
        case Kind::language:
            return is_in_language(element, simple.value);
        case Kind::checked:
            return is_checked(element);
        case Kind::disabled:
            return is_control(element.tag()) && element.has("disabled");
        case Kind::enabled:
            return is_control(element.tag()) && !element.has("disabled");
        default:
            return false;
    }
}

}  // namespace parser::css
