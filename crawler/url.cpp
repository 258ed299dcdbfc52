#include "crawler/url.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "crawler/text.h"

namespace crawler {
namespace {

bool slash(char c) {
    return c == '/' || c == '\\';
}

/// Leading and trailing control characters and spaces go, tabs and line ends go everywhere.
std::string cleaned(std::string_view text) {
    std::string result(trimmed(text));
    std::erase_if(result, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
    return result;
}

std::string escaped(std::string_view text, std::string_view special) {
    std::string result;
    result.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte >= 0x7f || special.find(c) != std::string_view::npos)
            append_percent_code(result, c);
        else
            result += c;
    }
    return result;
}

constexpr std::string_view special_in_path = "\"#<>?^`{}";
constexpr std::string_view special_in_query = "\"#<>'";

bool single_dot(std::string_view segment) {
    return segment == "." || lower(segment) == "%2e";
}

bool double_dot(std::string_view segment) {
    const std::string text = lower(segment);
    return text == ".." || text == ".%2e" || text == "%2e." || text == "%2e%2e";
}

/// Appends the segments of `text` to those of `base` and takes the dot segments out.
std::string joined_path(std::vector<std::string> segments, std::string_view text) {
    bool open = false;  // the last segment was a dot segment: the path ends with a slash
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find_first_of("/\\", at), text.size());
        const std::string_view segment = text.substr(at, end - at);
        open = single_dot(segment) || double_dot(segment);
        if (double_dot(segment)) {
            if (!segments.empty()) segments.pop_back();
        } else if (!single_dot(segment)) {
            segments.push_back(escaped(segment, special_in_path));
        }
        at = end + 1;
    }
    if (open || segments.empty()) segments.emplace_back();
    std::string path;
    for (const std::string& segment : segments) path += '/' + segment;
    return path;
}

/// The folder of a normal path as its segments: "/a/b/c" gives a and b.
std::vector<std::string> folder_of(std::string_view path) {
    std::vector<std::string> segments;
    for (std::size_t at = 1; at <= path.size();) {
        const auto end = path.find('/', at);
        if (end == std::string_view::npos) break;
        segments.emplace_back(path.substr(at, end - at));
        at = end + 1;
    }
    return segments;
}

std::uint16_t default_port(std::string_view scheme) {
    return scheme == "http" ? 80 : 443;
}

std::optional<std::uint16_t> port_number(std::string_view text, std::string_view scheme) {
    if (text.empty()) return default_port(scheme);
    if (!std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    unsigned long long number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || number > 65535) return std::nullopt;
    return static_cast<std::uint16_t>(number);
}

/// Path and query of a URL whose authority has been read; `text` begins behind it.
void read_target(Url& url, std::vector<std::string> folder, std::string_view text) {
    text = text.substr(0, text.find('#'));
    const auto question = text.find('?');
    url.query.reset();
    if (question != std::string_view::npos)
        url.query = escaped(text.substr(question + 1), special_in_query);
    std::string_view path = text.substr(0, question);
    if (!path.empty() && slash(path.front())) {
        folder.clear();
        path.remove_prefix(1);
    }
    url.path = joined_path(std::move(folder), path);
}

/// Everything behind the scheme and its slashes.
std::optional<Url> read_authority(std::string scheme, std::string_view text) {
    while (!text.empty() && slash(text.front())) text.remove_prefix(1);
    const auto end = std::min(text.find_first_of("/\\?#"), text.size());
    std::string_view authority = text.substr(0, end);
    if (const auto at = authority.rfind('@'); at != std::string_view::npos)
        authority.remove_prefix(at + 1);
    const auto bracket = authority.rfind(']');
    auto colon = authority.rfind(':');
    if (bracket != std::string_view::npos && colon != std::string_view::npos && colon < bracket)
        colon = std::string_view::npos;
    const auto host = normal_host(authority.substr(0, colon));
    const auto port = port_number(
        colon == std::string_view::npos ? std::string_view{} : authority.substr(colon + 1), scheme);
    if (!host || !port) return std::nullopt;
    Url url{std::move(scheme), *host, *port, {}, {}};
    read_target(url, {}, text.substr(end));
    return url;
}

/// The scheme in lower case, or nothing where the text has none.
std::optional<std::string> scheme_of(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    const std::string name = lower(text.substr(0, colon));
    const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto fits = [&](char c) {
        return letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    };
    if (!letter(name.front()) || !std::all_of(name.begin(), name.end(), fits)) return std::nullopt;
    return name;
}

bool web(std::string_view scheme) {
    return scheme == "http" || scheme == "https";
}

}  // namespace

std::string Url::origin() const {
    std::string text = scheme + "://" + host;
    if (port != default_port(scheme)) text += ':' + std::to_string(port);
    return text;
}

std::string Url::target() const {
    return query ? path + '?' + *query : path;
}

std::string Url::text() const {
    return origin() + target();
}

std::optional<Url> parse_url(std::string_view text) {
    const std::string clean = cleaned(text);
    const auto scheme = scheme_of(clean);
    if (!scheme || !web(*scheme)) return std::nullopt;
    return read_authority(*scheme, std::string_view(clean).substr(scheme->size() + 1));
}

std::optional<Url> resolve(const Url& base, std::string_view reference) {
    const std::string clean = cleaned(reference);
    std::string_view rest = clean;
    if (const auto scheme = scheme_of(clean)) {
        if (!web(*scheme)) return std::nullopt;
        rest.remove_prefix(scheme->size() + 1);
        const bool full = rest.size() >= 2 && slash(rest[0]) && slash(rest[1]);
        if (full || *scheme != base.scheme) return read_authority(*scheme, rest);
    } else if (rest.size() >= 2 && slash(rest[0]) && slash(rest[1])) {
        return read_authority(base.scheme, rest);
    }
    Url url = base;
    if (rest.empty() || rest.front() == '#') return url;
    if (rest.front() == '?') {
        url.query = escaped(rest.substr(1, rest.find('#') - 1), special_in_query);
        return url;
    }
    read_target(url, folder_of(base.path), rest);
    return url;
}

std::string_view bare_host(std::string_view host) {
    return host.substr(0, 4) == "www." ? host.substr(4) : host;
}

}  // namespace crawler
