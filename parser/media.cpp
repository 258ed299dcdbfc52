#include "parser/media.h"

#include <array>
#include <utility>

#include "parser/ascii.h"

namespace parser {
namespace {

using Magic = std::pair<std::string_view, std::string_view>;
constexpr std::array<Magic, 9> binary{{{"%PDF-", "a PDF file"},
                                       {"\x1f\x8b", "gzip-compressed data"},
                                       {"PK\x03\x04", "a ZIP archive"},
                                       {"\x89PNG", "an image"},
                                       {"\xff\xd8\xff", "an image"},
                                       {"GIF8", "an image"},
                                       {"RIFF", "a media file"},
                                       {"\x7f"
                                        "ELF",
                                        "a program"},
                                       {"SQLite format 3", "a database"}}};

bool starts_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

bool utf16_mark(std::string_view bytes) {
    return starts_with(bytes, "\xff\xfe") || starts_with(bytes, "\xfe\xff");
}

/// Not counting a byte order mark and white space. A script may guard its JSON by ")]}'".
std::string_view body_of(std::string_view bytes) {
    if (starts_with(bytes, "\xef\xbb\xbf")) bytes.remove_prefix(3);
    return trim(bytes);
}

bool looks_like_json(std::string_view body) {
    if (body.empty() || (body.front() != '{' && body.front() != '[')) return false;
    const std::string_view rest = trim(body.substr(1));
    return !rest.empty() && (rest.front() == '"' || rest.front() == '{' || rest.front() == '[' ||
                             rest.front() == '}' || rest.front() == ']' || rest.front() == '-' ||
                             is_digit(rest.front()) || is_alpha(rest.front()));
}

}  // namespace

MediaKind media_of(std::string_view bytes, std::string_view content_type) {
    constexpr std::size_t sniffed = 4096;
    const std::string_view body = body_of(bytes);
    if (body.empty()) return {Media::other, "it is empty"};
    for (const auto& [magic, name] : binary)
        if (starts_with(bytes, magic)) return {Media::other, "it is " + std::string{name}};
    const bool wide = utf16_mark(bytes);
    if (!wide && body.substr(0, sniffed).find('\0') != std::string_view::npos)
        return {Media::other, "it is binary data"};
    const std::string type = lower(content_type);
    const bool called_json = type.find("json") != std::string::npos;
    const bool called_html = type.find("html") != std::string::npos;
    if (body.front() == '<') return {Media::html, {}};
    if (looks_like_json(body) || called_json) return {Media::json, {}};
    if (wide || called_html) return {Media::html, {}};
    // Text before the first tag happens; text without any tag is no page.
    if (body.substr(0, sniffed).find("</") != std::string_view::npos ||
        body.substr(0, sniffed).find("<html") != std::string_view::npos)
        return {Media::html, {}};
    return {Media::other, "it is plain text"};
}

}  // namespace parser
