#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace parser::css {

struct Complex;
/// Selectors with commas between them.
using List = std::vector<Complex>;

/// How a compound stands to the one on its left.
enum class Combinator { descendant, child, next_sibling, later_sibling };

/// One condition on one element.
struct Simple {
    enum class Kind {
        any,
        tag,
        id,
        class_name,
        attribute,
        is,
        is_not,
        has,
        nth,
        empty,
        root,
        scope,
        link,
        language,  ///< `value`: a language range
        checked,
        disabled,
        enabled,
        never  ///< states that a saved page has not: :hover and its like
    };
    Kind kind = Kind::any;
    std::string name;       ///< of the tag (lower case), id, class or attribute
    std::string value;      ///< of the attribute
    char operation = '\0';  ///< '=', '~', '|', '^', '$', '*', or '\0' for "is there"
    bool ignore_case = false;
    int step = 0;  ///< An+B: A
    int offset = 0;
    bool from_end = false;
    bool of_type = false;
    List list;
};

/// All that is asked of one element.
struct Compound {
    Combinator combinator = Combinator::descendant;
    std::vector<Simple> parts;
};

/// Compounds from left to right. The first one's combinator counts in :has() only, where it leads
/// from the element that :has() stands on.
struct Complex {
    std::vector<Compound> compounds;
};

/// The error is "at BYTE: reason".
tl::expected<List, std::string> compile(std::string_view text);

}  // namespace parser::css
