#include "delight/plain_text.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace delight {
namespace {

/// ASCII for the letters from U+00C0 to U+017F, in their order; a space where there is none.
/// Ligatures and thorn, which become two letters, stand apart.
constexpr std::string_view latin =
    "aaaaaa*ceeeeiiiidnooooo ouuuuy**aaaaaa*ceeeeiiiidnooooo ouuuuy*y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkkllllllllll"
    "nnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Latin for the letters from U+0390 (Greek) and from U+0410 (Cyrillic, capitals and small ones
/// alike), one word each, as passports and road signs write them.
constexpr std::string_view greek =
    "i a v g d e z i th i k l m n x o p r _ s t y f ch ps o i y a e i i "
    "y a v g d e z i th i k l m n x o p r s s t y f ch ps o i y o y o";
constexpr std::string_view cyrillic =
    "a b v g d e zh z i j k l m n o p r s t u f ch c ch sh sch _ y _ e ju ja";

std::string_view transliterated(std::string_view table, unsigned index) {
    for (; index > 0; --index) table.remove_prefix(table.find(' ') + 1);
    const std::string_view letters = table.substr(0, table.find(' '));
    return letters == "_" ? std::string_view{} : letters;
}

std::string_view two_letters(unsigned code) {
    switch (code) {
        case 0xC6:
        case 0xE6:
            return "ae";
        case 0xDE:
        case 0xFE:
            return "th";
        case 0xDF:
            return "ss";
        case 0x132:
        case 0x133:
            return "ij";
        default:
            return "oe";
    }
}

/// Takes one code point off the front; a broken byte counts as U+FFFD.
unsigned take_code_point(std::string_view& text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(0);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC0 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                                             : 4;
    unsigned code = length < 2 ? lead : lead & (0xFFU >> (length + 1));
    bool broken = length == 0 || length > text.size();
    for (std::size_t i = 1; !broken && i < length; ++i) {
        broken = (byte(i) & 0xC0U) != 0x80U;
        code = (code << 6U) | (byte(i) & 0x3FU);
    }
    text.remove_prefix(broken ? 1 : length);
    return broken ? 0xFFFD : code;
}

/// What a code point becomes: letters, a space, or nothing (dots and apostrophes join words).
void add_plain(std::string& out, unsigned code) {
    if ((code >= 'a' && code <= 'z') || (code >= '0' && code <= '9')) {
        out += static_cast<char>(code);
    } else if (code >= 'A' && code <= 'Z') {
        out += static_cast<char>(code - 'A' + 'a');
    } else if (code == '&' || code == '+') {
        out += " en ";
    } else if (code >= 0xC0 && code <= 0x17F) {
        const char letter = latin.at(code - 0xC0);
        if (letter == '*') {
            out += two_letters(code);
        } else {
            out += letter;
        }
    } else if (code >= 0x390 && code <= 0x3CE) {
        out += transliterated(greek, code - 0x390);
    } else if (code >= 0x410 && code <= 0x44F) {
        out += transliterated(cyrillic, (code - 0x410) % 32);
    } else if (code == '.' || code == '\'' || code == '`' || code == 0xB4 || code == 0x2018 ||
               code == 0x2019 || (code >= 0x300 && code <= 0x36F)) {
        return;
    } else {
        out += ' ';
    }
}

/// The letters of `a`, in its order, that `b` has not too far from the same place.
std::string common_letters(std::string_view a, std::string_view b) {
    const std::size_t reach = std::max(std::max(a.size(), b.size()) / 2, std::size_t{1}) - 1;
    std::uint64_t taken = 0;
    std::string common;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const std::size_t from = i > reach ? i - reach : 0;
        for (std::size_t j = from; j < std::min(b.size(), i + reach + 1); ++j) {
            const std::uint64_t bit = std::uint64_t{1} << j;
            if (a[i] != b[j] || (taken & bit) != 0) continue;
            taken |= bit;
            common += a[i];
            break;
        }
    }
    return common;
}

}  // namespace

Words words_of(std::string_view utf8) {
    std::string plain;
    while (!utf8.empty()) add_plain(plain, take_code_point(utf8));
    Words words;
    std::string word;
    for (const char c : plain + ' ') {
        if (c != ' ') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(word == "and" ? "en" : word);
            word.clear();
        }
    }
    return words;
}

std::string joined(const Words& words, std::string_view between) {
    std::string text;
    for (const std::string& word : words) {
        if (!text.empty()) text += between;
        text += word;
    }
    return text;
}

std::string plain_name(std::string_view utf8) {
    return joined(words_of(utf8));
}

double jaro_winkler(std::string_view a, std::string_view b) {
    a = a.substr(0, 64);
    b = b.substr(0, 64);
    const std::size_t same = common_letters(a, b).size();
    if (same == 0) return 0;
    const std::string ours = common_letters(a, b);
    const std::string theirs = common_letters(b, a);
    std::size_t moved = 0;
    for (std::size_t i = 0; i < same; ++i) moved += ours[i] != theirs[i] ? 1 : 0;
    const auto m = static_cast<double>(same);
    const double jaro = (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size()) +
                         (m - static_cast<double>(moved) / 2) / m) /
                        3;
    std::size_t prefix = 0;
    while (prefix < std::min({a.size(), b.size(), std::size_t{4}}) && a[prefix] == b[prefix])
        ++prefix;
    return jaro + 0.1 * static_cast<double>(prefix) * (1 - jaro);
}

bool one_slip_apart(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1) return false;
    std::size_t at = 0;
    while (at < a.size() && a[at] == b[at]) ++at;
    if (a.size() < b.size()) return a.substr(at) == b.substr(at + 1);
    if (at == a.size() || a.substr(at + 1) == b.substr(at + 1)) return true;
    return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] &&
           a.substr(at + 2) == b.substr(at + 2);
}

}  // namespace delight
