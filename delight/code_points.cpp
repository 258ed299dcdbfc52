#include "delight/code_points.h"

#include <array>

namespace delight {
namespace {

using namespace std::string_view_literals;

/// U+00C0 to U+017F.
constexpr std::array<std::string_view, 192> latin{
    "a", "a", "a",  "a",  "ae", "a", "ae", "c", "e", "e", "e", "e", "i",  "i", "i",  "i",
    "d", "n", "o",  "o",  "o",  "o", "oe", "",  "o", "u", "u", "u", "ue", "y", "th", "ss",
    "a", "a", "a",  "a",  "ae", "a", "ae", "c", "e", "e", "e", "e", "i",  "i", "i",  "i",
    "d", "n", "o",  "o",  "o",  "o", "oe", "",  "o", "u", "u", "u", "ue", "y", "th", "y",
    "a", "a", "a",  "a",  "a",  "a", "c",  "c", "c", "c", "c", "c", "c",  "c", "d",  "d",
    "d", "d", "e",  "e",  "e",  "e", "e",  "e", "e", "e", "e", "e", "g",  "g", "g",  "g",
    "g", "g", "g",  "g",  "h",  "h", "h",  "h", "i", "i", "i", "i", "i",  "i", "i",  "i",
    "i", "i", "ij", "ij", "j",  "j", "k",  "k", "k", "l", "l", "l", "l",  "l", "l",  "l",
    "l", "l", "l",  "n",  "n",  "n", "n",  "n", "n", "n", "n", "n", "o",  "o", "o",  "o",
    "o", "o", "oe", "oe", "r",  "r", "r",  "r", "r", "r", "s", "s", "s",  "s", "s",  "s",
    "s", "s", "t",  "t",  "t",  "t", "t",  "t", "u", "u", "u", "u", "u",  "u", "u",  "u",
    "u", "u", "u",  "u",  "w",  "w", "y",  "y", "y", "z", "z", "z", "z",  "z", "z",  "s"};
constexpr std::string_view small = "abcdefghijklmnopqrstuvwxyz";

bool continues(std::string_view utf8, std::size_t at) {
    return at < utf8.size() && (static_cast<unsigned char>(utf8[at]) & 0xC0) == 0x80;
}

}  // namespace

CodePoint code_point_at(std::string_view utf8, std::size_t at) {
    const auto first = static_cast<unsigned char>(utf8[at]);
    if (first < 0x80) return {first, 1};
    const std::uint32_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4) return {0xFFFD, 1};
    char32_t value = first & (0x7Fu >> size);
    for (std::uint32_t i = 1; i < size; ++i) {
        if (!continues(utf8, at + i)) return {0xFFFD, i};
        value = value << 6 | (static_cast<unsigned char>(utf8[at + i]) & 0x3F);
    }
    return {value, size};
}

std::string_view basic_letters(char32_t letter) {
    if (letter >= 'a' && letter <= 'z') return small.substr(letter - 'a', 1);
    if (letter >= 'A' && letter <= 'Z') return small.substr(letter - 'A', 1);
    if (letter >= 0xC0 && letter < 0x180) return latin[letter - 0xC0];
    if (letter == 0x1E9E) return "ss"sv;
    return {};
}

bool is_upper(char32_t letter) {
    if (letter < 0x80) return letter >= 'A' && letter <= 'Z';
    if (letter >= 0xC0 && letter <= 0xDE) return letter != 0xD7;
    return letter >= 0x100 && letter < 0x138 && letter % 2 == 0;
}

}  // namespace delight
