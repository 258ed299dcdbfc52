#include "delight/match.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace delight {
namespace {

using Words = std::vector<std::string>;

/// ASCII for the letters from U+00C0 to U+017F, in their order; a space where there is none.
/// Ligatures and thorn, which become two letters, stand apart.
constexpr std::string_view latin =
    "aaaaaa*ceeeeiiiidnooooo ouuuuy**aaaaaa*ceeeeiiiidnooooo ouuuuy*y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkkllllllllll"
    "nnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

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
    } else if (code == '.' || code == '\'' || code == '`' || code == 0xB4 || code == 0x2018 ||
               code == 0x2019 || (code >= 0x300 && code <= 0x36F)) {
        return;
    } else {
        out += ' ';
    }
}

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

std::string joined(const Words& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

/// Words for a trade, Dutch and English, and the group they stand for.
constexpr std::array<std::pair<std::string_view, std::string_view>, 35> trades{{
    {"hotel", "hotel"},
    {"hotels", "hotel"},
    {"motel", "hotel"},
    {"aparthotel", "hotel"},
    {"lodgingbusiness", "hotel"},
    {"camping", "camping"},
    {"campings", "camping"},
    {"campground", "camping"},
    {"minicamping", "camping"},
    {"campingplatz", "camping"},
    {"restaurant", "restaurant"},
    {"restaurants", "restaurant"},
    {"ristorante", "restaurant"},
    {"brasserie", "restaurant"},
    {"bistro", "restaurant"},
    {"eetcafe", "restaurant"},
    {"eethuis", "restaurant"},
    {"grandcafe", "restaurant"},
    {"cafe", "restaurant"},
    {"bar", "restaurant"},
    {"pizzeria", "restaurant"},
    {"lunchroom", "restaurant"},
    {"trattoria", "restaurant"},
    {"foodestablishment", "restaurant"},
    {"vakantiepark", "holiday park"},
    {"bungalowpark", "holiday park"},
    {"resort", "holiday park"},
    {"vakantiehuis", "holiday home"},
    {"vakantiewoning", "holiday home"},
    {"appartement", "holiday home"},
    {"appartementen", "holiday home"},
    {"apartment", "holiday home"},
    {"apartments", "holiday home"},
    {"pension", "guest house"},
    {"guesthouse", "guest house"},
}};

std::string_view trade_of(std::string_view word) {
    for (const auto& [name, group] : trades) {
        if (name == word) return group;
    }
    return {};
}

bool is_legal_form(std::string_view word) {
    constexpr std::array<std::string_view, 12> forms{
        "bv", "nv", "vof", "cv", "bvba", "gmbh", "ltd", "llc", "inc", "sarl", "srl", "stichting"};
    return std::find(forms.begin(), forms.end(), word) != forms.end();
}

/// Dutch cities that go by two names, under one of them.
std::string city_key(std::string_view city) {
    const std::string plain = plain_name(city);
    if (plain == "s gravenhage" || plain == "sgravenhage") return "den haag";
    if (plain == "s hertogenbosch" || plain == "shertogenbosch") return "den bosch";
    return plain;
}

/// Drops the trade's words at the front, as long as a name is left, and tells the first's group.
std::string take_trade(Words& words) {
    std::string group;
    while (words.size() > 1 && (!trade_of(words.front()).empty() || words.front() == "en")) {
        if (group.empty()) group = trade_of(words.front());
        words.erase(words.begin());
    }
    return group;
}

void drop_city(Words& words, const Words& city) {
    const auto length = static_cast<std::ptrdiff_t>(city.size());
    if (words.size() <= city.size() || city.empty()) return;
    if (std::equal(city.begin(), city.end(), words.end() - length))
        words.erase(words.end() - length, words.end());
}

}  // namespace

std::string plain_name(std::string_view utf8) {
    return joined(words_of(utf8));
}

std::string same_business_key(const model::Business& business) {
    Words words = words_of(business.name);
    std::erase_if(words, [](const std::string& word) { return is_legal_form(word); });
    const std::string told = take_trade(words);
    drop_city(words, words_of(business.city));
    const Words category = words_of(business.category);
    std::string trade = joined(category);
    for (const std::string& word : category) {
        if (!trade_of(word).empty()) trade = trade_of(word);
    }
    if (trade.empty()) trade = told;
    const std::string city = city_key(business.city);
    const bool bare = words.empty() || (words.size() == 1 && !trade_of(words.front()).empty());
    if (bare || city.empty()) return {};
    return joined(words) + " | " + city + " | " + trade;
}

}  // namespace delight
