// RFC 9309 section 2.2.2: how the path of a URL is compared with a rule.
#include <algorithm>

#include "crawler/robots.h"
#include "crawler/text.h"

namespace crawler {
namespace {

bool unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

bool must_be_encoded(char c) {
    const auto byte = static_cast<unsigned char>(c);
    constexpr std::string_view never = "\"<>\\^`{|}";
    return byte <= 0x20 || byte >= 0x7f || never.find(c) != std::string_view::npos;
}

std::string comparable(std::string_view text, std::string_view signs) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const int code = percent_code(text, i);
        if (code >= 0 && unreserved(static_cast<char>(code))) {
            result += static_cast<char>(code);
        } else if (code >= 0) {
            append_percent_code(result, static_cast<char>(code));
        } else if (must_be_encoded(c) || signs.find(c) != std::string_view::npos) {
            append_percent_code(result, c);
        } else {
            result += c;
        }
        if (code >= 0) i += 2;
    }
    return result;
}

}  // namespace

std::string comparable_path(std::string_view path) {
    return comparable(path, "*$");
}

std::string comparable_rule(std::string_view rule) {
    const bool anchored = !rule.empty() && rule.back() == '$';
    if (anchored) rule.remove_suffix(1);
    // Only the last `$` is a sign; one inside is the character itself.
    std::string result = comparable(rule, "$");
    if (anchored) result += '$';
    return result;
}

bool rule_matches(std::string_view rule, std::string_view path) {
    const bool anchored = !rule.empty() && rule.back() == '$';
    if (anchored) rule.remove_suffix(1);
    auto star = rule.find('*');
    const std::string_view head = rule.substr(0, star);
    if (path.substr(0, head.size()) != head) return false;
    if (star == std::string_view::npos) return !anchored || path.size() == head.size();
    path.remove_prefix(head.size());
    // Between two stars the first place where the piece stands is as good as any later one, so no
    // choice is ever taken back.
    while (star != std::string_view::npos) {
        rule.remove_prefix(star + 1);
        star = rule.find('*');
        const std::string_view piece = rule.substr(0, star);
        if (star == std::string_view::npos && anchored)
            return path.size() >= piece.size() && path.substr(path.size() - piece.size()) == piece;
        const auto found = path.find(piece);
        if (found == std::string_view::npos) return false;
        path.remove_prefix(found + piece.size());
    }
    return true;
}

}  // namespace crawler
