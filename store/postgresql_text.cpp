#include "store/postgresql_text.h"

#include <algorithm>
#include <charconv>

#include "store/text.h"

namespace store {
namespace {

/// U+F700 to U+F7FF are EF 9C 80 to EF 9F BF.
constexpr char private_lead = '\xEF';

bool is_private(std::string_view text) {
    return text.size() >= 3 && text[0] == private_lead && text[1] >= '\x9C' && text[1] <= '\x9F';
}

bool has_private(std::string_view text) {
    for (std::size_t at = 0; (at = text.find(private_lead, at)) != std::string_view::npos; ++at)
        if (is_private(text.substr(at))) return true;
    return false;
}

void add_byte(std::string& text, char byte) {
    const auto value = static_cast<unsigned char>(byte);
    text += private_lead;
    text += static_cast<char>(0x9C | (value >> 6));
    text += static_cast<char>(0x80 | (value & 0x3F));
}

int digit(char c) {
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

}  // namespace

std::string to_server(std::string_view text) {
    if (text.find('\0') == std::string_view::npos && is_valid_utf8(text) && !has_private(text))
        return std::string{text};
    std::string kept;
    while (!text.empty()) {
        const std::size_t length = character_length(text);
        const bool as_it_is = length > 0 && text.front() != '\0' && !is_private(text);
        const std::string_view taken = text.substr(0, std::max<std::size_t>(length, 1));
        if (as_it_is)
            kept += taken;
        else
            for (const char byte : taken) add_byte(kept, byte);
        text.remove_prefix(taken.size());
    }
    return kept;
}

std::string from_server(std::string_view text) {
    if (!has_private(text)) return std::string{text};
    std::string whole;
    while (!text.empty()) {
        if (is_private(text)) {
            whole += static_cast<char>(((text[1] & 0x03) << 6) | (text[2] & 0x3F));
            text.remove_prefix(3);
        } else {
            whole += text.front();
            text.remove_prefix(1);
        }
    }
    return whole;
}

std::string hexadecimal(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "\\x";
    text.reserve(2 + 2 * bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

std::string from_hexadecimal(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t at = 2; at + 1 < text.size(); at += 2)
        bytes += static_cast<char>((digit(text[at]) << 4) | digit(text[at + 1]));
    return bytes;
}

std::string with_dollars(std::string_view sql) {
    std::string result;
    int last = 0;
    bool quoted = false;
    for (std::size_t at = 0; at < sql.size(); ++at) {
        if (sql[at] == '\'') quoted = !quoted;
        if (sql[at] != '?' || quoted) {
            result += sql[at];
            continue;
        }
        int number = last + 1;
        const char* digits = sql.data() + at + 1;
        const auto read = std::from_chars(digits, sql.data() + sql.size(), number);
        at += static_cast<std::size_t>(read.ptr - digits);
        last = std::max(last, number);
        result += '$' + std::to_string(number);
    }
    return result;
}

}  // namespace store
