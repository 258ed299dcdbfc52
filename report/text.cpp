#include "report/text.h"

#include <algorithm>
#include <array>

namespace report {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// Takes one code point off the front of `rest`, which is not empty. What is not UTF-8 gives
/// U+FFFD and takes one byte.
char32_t take(std::string_view& rest) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(rest[at]); };
    const unsigned char lead = byte(0);
    const std::size_t length = lead < 0x80             ? 1
                               : (lead & 0xE0) == 0xC0 ? 2
                               : (lead & 0xF0) == 0xE0 ? 3
                               : (lead & 0xF8) == 0xF0 ? 4
                                                       : 0;
    char32_t code = length < 2 ? lead : lead & (0x7Fu >> length);
    bool valid = length > 0 && length <= rest.size();
    for (std::size_t at = 1; valid && at < length; ++at) {
        valid = (byte(at) & 0xC0) == 0x80;
        code = (code << 6) | (byte(at) & 0x3Fu);
    }
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    valid = valid && code >= least[length] && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    rest.remove_prefix(valid ? length : 1);
    return valid ? code : replacement;
}

void put(std::string& out, char32_t code) {
    const auto add = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    const auto tail = [&](int shift) { add(0x80 | ((code >> shift) & 0x3F)); };
    if (code < 0x80) return add(code);
    if (code < 0x800) {
        add(0xC0 | (code >> 6));
    } else if (code < 0x10000) {
        add(0xE0 | (code >> 12));
        tail(6);
    } else {
        add(0xF0 | (code >> 18));
        tail(12);
        tail(6);
    }
    tail(0);
}

bool is_space(char32_t code) {
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x85 || code == 0xA0 ||
           code == 0x2028 || code == 0x2029;
}

/// Controls, and the marks that turn the reading direction around.
bool is_unprintable(char32_t code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x200E && code <= 0x200F) ||
           (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
           code == 0xFEFF || (code >= 0xFFFE && code <= 0xFFFF);
}

/// The plain letters behind U+00C0 to U+017F; a space where there are none.
constexpr std::string_view plain_letters =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

char plain(char32_t code) {
    if (code >= 'A' && code <= 'Z') return static_cast<char>(code - 'A' + 'a');
    if ((code >= 'a' && code <= 'z') || (code >= '0' && code <= '9'))
        return static_cast<char>(code);
    const std::size_t at = code - 0xC0;
    return code >= 0xC0 && at < plain_letters.size() ? plain_letters[at] : ' ';
}

}  // namespace

std::string clean(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool gap = false;
    while (!text.empty()) {
        const char32_t code = take(text);
        if (is_space(code)) {
            gap = true;
        } else if (!is_unprintable(code)) {
            if (gap && !out.empty()) out += ' ';
            gap = false;
            put(out, code);
        }
    }
    return out;
}

std::string slug(std::string_view name) {
    constexpr std::size_t longest = 48;
    std::string out;
    while (!name.empty() && out.size() < longest) {
        const char32_t code = take(name);
        const char letter = plain(code);
        if (letter != ' ') {
            out += letter;
        } else if (code != '\'' && code != 0x2019 && !out.empty() && out.back() != '-') {
            out += '-';
        }
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out;
}

std::string slug(std::string_view name, std::int64_t id) {
    std::string out = slug(name);
    if (!out.empty()) out += '-';
    return out + std::to_string(id);
}

bool is_web_address(std::string_view url) {
    const auto starts = [&](std::string_view scheme) {
        return url.size() > scheme.size() &&
               std::equal(scheme.begin(), scheme.end(), url.begin(), [](char a, char b) {
                   return a == b || (b >= 'A' && b <= 'Z' && a == b - 'A' + 'a');
               });
    };
    const bool printable = std::all_of(url.begin(), url.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte > 0x20 && byte != 0x7F && c != '"' && c != '<' && c != '>' && c != '\\';
    });
    return printable && (starts("http://") || starts("https://")) && url[url.find("//") + 2] != '/';
}

std::string json_string(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : clean(text)) {
        if (c == '"' || c == '\\') {
            (out += '\\') += c;
        } else if (c == '<' || c == '>' || c == '&') {
            const auto byte = static_cast<unsigned char>(c);
            ((out += "\\u00") += digits[byte >> 4]) += digits[byte & 15];
        } else {
            out += c;
        }
    }
    return out += '"';
}

std::string script_string(std::string_view html) {
    // What ends a script inside a page, or a line inside an older engine's string.
    constexpr std::string_view line_separator = "\u2028", paragraph_separator = "\u2029";
    std::string out = "\"";
    for (std::size_t at = 0; at < html.size(); ++at) {
        const char c = html[at];
        const std::string_view rest = html.substr(at);
        if (c == '"' || c == '\\') {
            (out += '\\') += c;
        } else if (rest.starts_with("</") || rest.starts_with("<!")) {
            (out += "<\\") += html[++at];
        } else if (c == '\n' || c == '\r') {
            out += c == '\n' ? "\\n" : "\\r";
        } else if (rest.starts_with(line_separator) || rest.starts_with(paragraph_separator)) {
            out += rest.starts_with(line_separator) ? "\\u2028" : "\\u2029";
            at += line_separator.size() - 1;
        } else {
            out += c;
        }
    }
    return out += '"';
}

std::string csv_cell(std::string_view text) {
    std::string cell = clean(text);
    if (!cell.empty() && std::string_view("=+-@").find(cell.front()) != std::string_view::npos)
        cell.insert(cell.begin(), '\'');
    if (cell.find_first_of(",\"") == std::string::npos) return cell;
    std::string out = "\"";
    for (const char c : cell) (c == '"' ? out += c : out) += c;
    return out += '"';
}

}  // namespace report
