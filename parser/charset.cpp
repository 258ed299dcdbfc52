#include "parser/charset.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <iconv.h>
#include <memory>

#include "parser/charset_labels.h"
#include "parser/charset_prescan.h"
#include "parser/utf8.h"

namespace parser {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// The Encoding Standard's index for bytes 0x80 to 0x9F; the rest is Latin 1.
constexpr std::array<char16_t, 32> windows_1252{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

void append_1252(std::string& text, char c) {
    const auto byte = static_cast<std::uint8_t>(c);
    append_utf8(text, byte >= 0x80 && byte < 0xA0 ? windows_1252.at(byte - 0x80U)
                                                  : static_cast<char32_t>(byte));
}

/// Whole groups of eight ASCII bytes at the front: most of a page is nothing else.
std::size_t ascii_size(std::string_view bytes) {
    constexpr std::uint64_t high_bits = 0x8080808080808080;
    std::size_t size = 0;
    std::uint64_t group = 0;
    while (size + sizeof group <= bytes.size()) {
        std::memcpy(&group, bytes.data() + size, sizeof group);
        if ((group & high_bits) != 0) break;
        size += sizeof group;
    }
    return size;
}

/// Moves the ASCII at the front of `bytes` to `text`, all but a few bytes of it.
void take_ascii(std::string& text, std::string_view& bytes) {
    const auto size = ascii_size(bytes);
    text.append(bytes.substr(0, size));
    bytes.remove_prefix(size);
}

std::string from_1252(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    while (!bytes.empty()) {
        take_ascii(text, bytes);
        // What ended a group of eight is near, so that little of it is looked at twice.
        for (const char c : bytes.substr(0, sizeof(std::uint64_t))) append_1252(text, c);
        bytes.remove_prefix(std::min(bytes.size(), sizeof(std::uint64_t)));
    }
    return text;
}

/// iconv's name where it is not the standard's. The standard's encodings are the larger ones that
/// the web means by these names.
std::string_view iconv_name(std::string_view encoding) {
    if (encoding == "GBK") return "GB18030";
    if (encoding == "Shift_JIS") return "CP932";
    if (encoding == "EUC-KR") return "UHC";
    if (encoding == "EUC-JP") return "EUC-JP-MS";
    if (encoding == "Big5") return "BIG5-HKSCS";
    if (encoding == "ISO-8859-8-I") return "ISO-8859-8";
    if (encoding == "windows-874") return "CP874";
    if (encoding == "x-mac-cyrillic") return "MAC-UK";
    return encoding;
}

bool is_single_byte(std::string_view encoding) {
    return encoding.starts_with("windows-") || encoding.starts_with("ISO-8859") ||
           encoding.starts_with("KOI8") || encoding == "IBM866" || encoding == "macintosh" ||
           encoding == "x-mac-cyrillic";
}

/// A byte that iconv finds in no table: the standard's tables of windows-125x keep C1 controls.
void append_undecodable(std::string& text, char byte, std::string_view encoding) {
    const auto code = static_cast<std::uint8_t>(byte);
    const bool control = code >= 0x80 && code < 0xA0 && is_single_byte(encoding);
    if (control) append_utf8(text, code);
    if (!control) text += replacement;
}

struct CloseIconv {
    void operator()(void* handle) const { iconv_close(handle); }
};

std::string by_iconv(std::string_view bytes, std::string_view encoding) {
    const std::string name{iconv_name(encoding)};
    auto* const opened = iconv_open("UTF-8", name.c_str());
    // iconv's own way to say "no such conversion" is the pointer -1.
    if (reinterpret_cast<std::intptr_t>(opened) == -1) return from_1252(bytes);
    const std::unique_ptr<void, CloseIconv> handle{opened};
    std::string source{bytes};
    std::string text;
    std::array<char, 4096> buffer{};
    char* in = source.data();
    std::size_t left = source.size();
    while (left > 0) {
        char* out = buffer.data();
        std::size_t room = buffer.size();
        const auto result = iconv(handle.get(), &in, &left, &out, &room);
        text.append(buffer.data(), buffer.size() - room);
        if (result != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
        append_undecodable(text, *in, encoding);
        ++in;
        --left;
    }
    // Some encodings keep the last sign back in case that an accent follows.
    char* out = buffer.data();
    std::size_t room = buffer.size();
    iconv(handle.get(), nullptr, nullptr, &out, &room);
    text.append(buffer.data(), buffer.size() - room);
    return text;
}

struct Counts {
    std::size_t characters = 0;  ///< well-formed and beyond ASCII
    std::size_t broken = 0;
};

Counts count_utf8(std::string_view bytes) {
    Counts counts;
    while (!bytes.empty()) {
        bytes.remove_prefix(ascii_size(bytes));
        if (bytes.empty()) break;
        const auto size = utf8_size(bytes);
        if (size == 0) ++counts.broken;
        if (size > 1) ++counts.characters;
        bytes.remove_prefix(size == 0 ? 1 : size);
    }
    return counts;
}

/// UTF-8 with some Latin 1 pasted into it: single bytes that stand before ASCII are windows-1252.
std::string mended_utf8(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size());
    for (take_ascii(text, bytes); !bytes.empty(); take_ascii(text, bytes)) {
        const auto size = utf8_size(bytes);
        const bool alone = bytes.size() > 1 && static_cast<std::uint8_t>(bytes[1]) < 0x80;
        if (size > 0) {
            text += bytes.substr(0, size);
        } else if (alone) {
            append_1252(text, bytes.front());
        } else {
            text += replacement;
        }
        bytes.remove_prefix(size == 0 ? 1 : size);
    }
    return text;
}

/// UTF-16 that nobody declared: every other byte of a page's markup is zero.
std::string_view looks_like_utf16(std::string_view bytes) {
    if (bytes.size() < 4) return {};
    if (bytes[0] != '\0' && bytes[1] == '\0' && bytes[2] != '\0' && bytes[3] == '\0')
        return "UTF-16LE";
    if (bytes[0] == '\0' && bytes[1] != '\0' && bytes[2] == '\0' && bytes[3] != '\0')
        return "UTF-16BE";
    return {};
}

std::string_view chosen_encoding(std::string_view bytes, std::string_view content_type) {
    const auto look = looks_like_utf16(bytes);
    if (!look.empty()) return look;
    auto name = encoding_name(charset_of(content_type));
    if (name.starts_with("UTF-16") || name == "replacement") name = {};  // does not look like it
    return name.empty() ? declared_encoding(bytes) : name;
}

}  // namespace

std::string decoded(std::string_view bytes, std::string_view encoding) {
    if (encoding == "UTF-8") return repaired_utf8(bytes);
    if (encoding == "windows-1252" || encoding == "x-user-defined") return from_1252(bytes);
    if (encoding == "replacement") return bytes.empty() ? std::string{} : std::string{replacement};
    return by_iconv(bytes, encoding);
}

std::string to_utf8(std::string_view bytes, std::string_view content_type) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return repaired_utf8(bytes.substr(3));
    if (bytes.starts_with("\xFF\xFE")) return decoded(bytes.substr(2), "UTF-16LE");
    if (bytes.starts_with("\xFE\xFF")) return decoded(bytes.substr(2), "UTF-16BE");
    const auto encoding = chosen_encoding(bytes, content_type);
    if (encoding.starts_with("UTF-16")) return decoded(bytes, encoding);
    const auto counts = count_utf8(bytes);
    const bool utf8 = encoding.empty() || encoding == "UTF-8" || is_single_byte(encoding);
    if (utf8 && counts.broken == 0 && (counts.characters > 0 || encoding.empty()))
        return std::string{bytes};
    if (encoding.empty() || encoding == "UTF-8")
        return counts.characters > 2 * counts.broken || counts.broken == 0 ? mended_utf8(bytes)
                                                                           : from_1252(bytes);
    return decoded(bytes, encoding);
}

}  // namespace parser
