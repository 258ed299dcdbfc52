#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace parser {

/// What HTML and CSS call white space.
inline bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
inline bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
inline char to_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}
inline bool is_alpha(char c) {
    return to_lower(c) >= 'a' && to_lower(c) <= 'z';
}

/// ASCII letters only; all other bytes must be the same.
inline bool equal_ignoring_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return to_lower(x) == to_lower(y); });
}

inline std::string lower(std::string_view text) {
    std::string result{text};
    for (char& c : result) c = to_lower(c);
    return result;
}

inline std::string_view trim(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

/// The next word of a list separated by white space; empty at its end. `list` moves past it.
inline std::string_view take_word(std::string_view& list) {
    while (!list.empty() && is_space(list.front())) list.remove_prefix(1);
    std::size_t size = 0;
    while (size < list.size() && !is_space(list[size])) ++size;
    const auto word = list.substr(0, size);
    list.remove_prefix(size);
    return word;
}

}  // namespace parser
