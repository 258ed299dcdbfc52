#include "parser/utf8.h"

#include <cstdint>

namespace parser {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// What a lead byte says: how many bytes, and the range of the second one.
struct Lead {
    std::size_t size = 0;
    std::uint8_t low = 0x80;
    std::uint8_t high = 0xBF;
};

Lead lead_of(std::uint8_t byte) {
    if (byte < 0x80) return {1, 0, 0};
    if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF};
    if (byte == 0xE0) return {3, 0xA0, 0xBF};
    if (byte == 0xED) return {3, 0x80, 0x9F};
    if (byte >= 0xE1 && byte <= 0xEF) return {3, 0x80, 0xBF};
    if (byte == 0xF0) return {4, 0x90, 0xBF};
    if (byte == 0xF4) return {4, 0x80, 0x8F};
    if (byte >= 0xF1 && byte <= 0xF3) return {4, 0x80, 0xBF};
    return {};
}

/// How many bytes at the front of `text` are the beginning of one character (at least 1).
std::size_t part_size(std::string_view text, const Lead& lead) {
    std::size_t size = 1;
    while (size < lead.size && size < text.size()) {
        const auto byte = static_cast<std::uint8_t>(text[size]);
        const bool fits = size == 1 ? byte >= lead.low && byte <= lead.high : (byte & 0xC0) == 0x80;
        if (!fits) break;
        ++size;
    }
    return size;
}

}  // namespace

void append_utf8(std::string& text, char32_t code) {
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
        text += replacement;
        return;
    }
    const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | (code >> 6));
        put(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        put(0xE0 | (code >> 12));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    } else {
        put(0xF0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3F));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    }
}

std::size_t utf8_size(std::string_view text) {
    const auto lead = lead_of(static_cast<std::uint8_t>(text.front()));
    return lead.size > 0 && part_size(text, lead) == lead.size ? lead.size : 0;
}

char32_t take_utf8(std::string_view& text) {
    const auto size = utf8_size(text);
    const auto first = static_cast<std::uint8_t>(text.front());
    if (size <= 1) {
        text.remove_prefix(1);
        return size == 1 ? first : U'\uFFFD';
    }
    char32_t code = first & (0xFF >> (size + 1));
    for (std::size_t i = 1; i < size; ++i)
        code = (code << 6) | (static_cast<std::uint8_t>(text[i]) & 0x3F);
    text.remove_prefix(size);
    return code;
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const auto size = utf8_size(text);
        if (size == 0) return false;
        text.remove_prefix(size);
    }
    return true;
}

std::string repaired_utf8(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const auto lead = lead_of(static_cast<std::uint8_t>(text.front()));
        const auto size = lead.size == 0 ? 1 : part_size(text, lead);
        result += size == lead.size ? text.substr(0, size) : replacement;
        text.remove_prefix(size);
    }
    return result;
}

}  // namespace parser
