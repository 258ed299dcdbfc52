#include "parser/page_names.h"

#include "parser/ascii.h"

namespace parser {
namespace {

bool name_character(char c) {
    return is_alpha(c) || is_digit(c) || c == '-' || c == '_';
}

/// The selector up to its first comma outside of brackets; `rest` moves behind it.
std::string_view take_alternative(std::string_view& rest) {
    int depth = 0;
    std::size_t end = 0;
    for (; end < rest.size() && (rest[end] != ',' || depth > 0); ++end)
        depth += rest[end] == '(' || rest[end] == '['   ? 1
                 : rest[end] == ')' || rest[end] == ']' ? -1
                                                        : 0;
    const auto alternative = rest.substr(0, end);
    rest.remove_prefix(end < rest.size() ? end + 1 : end);
    return alternative;
}

}  // namespace

PageNames::PageNames(const Document& page) {
    const Element root = page.root();
    for (Element element = root; element; element = element.following(root)) {
        if (const auto id = element.attribute("id"); !id.empty()) names_.insert(id);
        std::string_view classes = element.attribute("class");
        while (!classes.empty())
            if (const auto name = take_word(classes); !name.empty()) names_.insert(name);
    }
}

bool PageNames::has_names_of(std::string_view alternative) const {
    // What stands in brackets may be a value or a negation; what is escaped is left to the matcher.
    const auto plain = alternative.substr(0, alternative.find_first_of(":[\\"));
    if (alternative.find('\\') != std::string_view::npos) return true;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        if (plain[i] != '.' && plain[i] != '#') continue;
        std::size_t end = i + 1;
        while (end < plain.size() && name_character(plain[end])) ++end;
        if (names_.count(plain.substr(i + 1, end - i - 1)) == 0) return false;
    }
    return true;
}

bool PageNames::may_match(std::string_view selector) const {
    while (!selector.empty())
        if (has_names_of(take_alternative(selector))) return true;
    return false;
}

}  // namespace parser
