#include "parser/url.h"

#include <optional>
#include <vector>

#include "parser/ascii.h"
#include "parser/recipe.h"

namespace parser {
namespace {

/// Longer ones lead nowhere: servers and browsers refuse them.
constexpr std::size_t longest_url = 8'000;

struct Parts {
    std::optional<std::string> scheme;
    std::optional<std::string> authority;
    std::string path;
    std::optional<std::string> query;
};

bool is_scheme(std::string_view text) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (text.empty() || !letter(text.front())) return false;
    for (const char c : text)
        if (!letter(c) && !(c >= '0' && c <= '9') && c != '+' && c != '-' && c != '.') return false;
    return true;
}

Parts split(std::string_view text) {
    Parts parts;
    text = text.substr(0, text.find('#'));
    if (const auto query = text.find('?'); query != std::string_view::npos) {
        parts.query = text.substr(query + 1);
        text = text.substr(0, query);
    }
    if (const auto colon = text.find(':');
        colon != std::string_view::npos && is_scheme(text.substr(0, colon))) {
        parts.scheme = lower(text.substr(0, colon));
        text.remove_prefix(colon + 1);
    }
    if (text.substr(0, 2) == "//") {
        text.remove_prefix(2);
        const auto slash = text.find('/');
        parts.authority = lower(text.substr(0, slash));
        text = slash == std::string_view::npos ? std::string_view{} : text.substr(slash);
    }
    parts.path = text;
    return parts;
}

/// Section 5.2.4.
std::string without_dots(std::string_view path) {
    std::vector<std::string_view> kept;
    bool ends_open = false;
    while (!path.empty()) {
        path.remove_prefix(1);  // the slash
        const auto slash = path.find('/');
        const std::string_view segment = path.substr(0, slash);
        path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash);
        ends_open = segment == "." || segment == "..";
        if (segment == ".." && !kept.empty()) kept.pop_back();
        if (!ends_open) kept.push_back(segment);
    }
    std::string result;
    for (const auto segment : kept) result.append("/").append(segment);
    if (ends_open || result.empty()) result += '/';
    return result;
}

/// Spaces and control characters as they must be written; browsers drop tabs and line ends.
std::string tidy(std::string_view text) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string result;
    for (const char c : trim(text)) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\t' || c == '\n' || c == '\r') continue;
        if (byte > ' ' && byte != 0x7f && c != '"' && c != '<' && c != '>') {
            result += c;
            continue;
        }
        result += '%';
        result += digits[byte >> 4U];
        result += digits[byte & 15U];
    }
    return result;
}

}  // namespace

std::string resolve(std::string_view base, std::string_view reference) {
    if (base.size() > longest_url || reference.size() > longest_url) return {};
    Parts target = split(tidy(reference));
    const Parts origin = split(tidy(base));
    if (!target.scheme) {
        target.scheme = origin.scheme;
        if (!target.authority) {
            target.authority = origin.authority;
            if (target.path.empty()) {
                target.path = origin.path;
                if (!target.query) target.query = origin.query;
            } else if (target.path.front() != '/') {
                const auto slash = origin.path.rfind('/');
                target.path.insert(
                    0, slash == std::string::npos ? "/" : origin.path.substr(0, slash + 1));
            }
        }
    }
    if (!target.scheme || (*target.scheme != "http" && *target.scheme != "https")) return {};
    if (!target.authority || target.authority->empty()) return {};
    if (target.path.empty()) target.path = "/";
    return *target.scheme + "://" + *target.authority +
           (target.path.front() == '/' ? without_dots(target.path) : "/" + target.path) +
           (target.query ? "?" + *target.query : "");
}

std::string host_of(std::string_view url) {
    const Parts parts = split(url);
    std::string host = parts.authority.value_or("");
    if (const auto at = host.rfind('@'); at != std::string::npos) host.erase(0, at + 1);
    if (const auto port = host.rfind(':'); port != std::string::npos) host.erase(port);
    if (host.rfind("www.", 0) == 0) host.erase(0, 4);
    return host;
}

}  // namespace parser
