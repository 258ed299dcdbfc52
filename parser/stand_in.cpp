#include "parser/stand_in.h"

#include <charconv>
#include <cstring>

#include "parser/utf8.h"

namespace parser {
namespace {

constexpr std::size_t first_code = 0xF0000;
/// The last two of each plane are no characters.
constexpr std::size_t per_plane = 0xFFFE;
constexpr std::size_t plane = 0x10000;
/// Bytes that begin such a character in UTF-8; the first begins some others too.
constexpr const char* leads = "\xF3\xF4";

char32_t code_of(std::size_t index) {
    return static_cast<char32_t>(first_code + index / per_plane * plane + index % per_plane);
}

std::size_t index_of(char32_t code) {
    const auto past = code - first_code;
    return past / plane * per_plane + past % plane;
}

/// The code point of the numeric entity behind whose "&#" the text begins; 0 where it is none.
std::size_t numbered(std::string_view text) {
    const bool hexadecimal = text.starts_with('x') || text.starts_with('X');
    if (hexadecimal) text.remove_prefix(1);
    std::size_t code = 0;
    std::from_chars(text.data(), text.data() + text.size(), code, hexadecimal ? 16 : 10);
    return code;
}

}  // namespace

bool StandIns::append(std::string& page, std::string_view text) {
    if (texts_.size() == 2 * per_plane) return false;
    append_utf8(page, code_of(texts_.size()));
    texts_.push_back(text);
    return true;
}

bool StandIns::are_in(const char* text) {
    return std::strpbrk(text, leads) != nullptr;
}

std::string StandIns::replaced(std::string_view text) const {
    std::string result;
    while (!text.empty()) {
        const auto before = text.substr(0, text.find_first_of(leads));
        result += before;
        text.remove_prefix(before.size());
        if (text.empty()) break;
        const auto begin = text;
        const auto index = index_of(take_utf8(text));
        result +=
            index < texts_.size() ? texts_[index] : begin.substr(0, begin.size() - text.size());
    }
    return result;
}

bool may_seem_stand_in(std::string_view markup) {
    if (markup.find_first_of(leads) != std::string_view::npos) return true;
    for (auto at = markup.find("&#"); at != std::string_view::npos; at = markup.find("&#", at + 2))
        if (numbered(markup.substr(at + 2)) >= first_code) return true;
    return false;
}

}  // namespace parser
