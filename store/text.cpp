#include "store/text.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace store {
namespace {

bool between(char c, unsigned low, unsigned high) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= low && byte <= high;
}

/// The text behind its first ASCII characters, in steps of eight.
std::string_view behind_ascii(std::string_view text) {
    std::uint64_t eight = 0;
    while (text.size() >= sizeof eight) {
        std::memcpy(&eight, text.data(), sizeof eight);
        if ((eight & 0x8080808080808080U) != 0) break;
        text.remove_prefix(sizeof eight);
    }
    return text;
}

}  // namespace

std::size_t character_length(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (text.size() < length) return 0;
    const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (!between(text[1], low, high)) return 0;
    for (std::size_t i = 2; i < length; ++i) {
        if (!between(text[i], 0x80, 0xBF)) return 0;
    }
    return length;
}

bool is_valid_utf8(std::string_view text) {
    while (!(text = behind_ascii(text)).empty()) {
        const std::size_t length = character_length(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string valid_utf8(std::string_view text) {
    if (is_valid_utf8(text)) return std::string{text};
    std::string valid;
    while (!text.empty()) {
        const std::size_t length = character_length(text);
        valid += length > 0 ? text.substr(0, length) : std::string_view{"\xEF\xBF\xBD"};
        text.remove_prefix(length > 0 ? length : 1);
    }
    return valid;
}

bool is_excerpt(std::string_view shorter, std::string_view whole) {
    for (const std::string_view ellipsis : {"\xE2\x80\xA6", "..."}) {
        if (!shorter.ends_with(ellipsis)) continue;
        shorter.remove_suffix(ellipsis.size());
        while (shorter.ends_with(' ') || shorter.ends_with('.')) shorter.remove_suffix(1);
        return !shorter.empty() && shorter.size() < whole.size() && whole.starts_with(shorter);
    }
    return false;
}

}  // namespace store
