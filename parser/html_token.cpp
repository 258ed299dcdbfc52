#include "parser/html_token.h"

#include <algorithm>

#include "parser/ascii.h"
#include "parser/utf8.h"

namespace parser {
namespace {

char at(std::string_view page, std::size_t i) {
    return i < page.size() ? page[i] : '\0';
}

bool ends_name(char c) {
    return is_space(c) || c == '/' || c == '>';
}

/// Whether `page` at `from` says `name`, whatever the case, and the name ends there.
bool names(std::string_view page, std::size_t from, std::string_view name) {
    return from < page.size() && equal_ignoring_case(page.substr(from, name.size()), name) &&
           ends_name(at(page, from + name.size()));
}

/// Reads the attribute that begins at `i`, which moves behind it.
Attribute take_attribute(std::string_view page, std::size_t& i) {
    const auto begin = i;
    do {
        ++i;  // a '=' at the front belongs to the name
    } while (i < page.size() && !ends_name(page[i]) && page[i] != '=');
    const auto name = page.substr(begin, i - begin);
    auto value = i;
    while (is_space(at(page, value))) ++value;
    if (at(page, value) != '=') return {name, page.substr(i, 0)};
    ++value;
    while (is_space(at(page, value))) ++value;
    const char quote = at(page, value);
    if (quote == '"' || quote == '\'') {
        const auto end = std::min(page.find(quote, value + 1), page.size());
        i = std::min(end + 1, page.size());
        return {name, page.substr(value + 1, end - value - 1)};
    }
    for (i = value; i < page.size() && !is_space(page[i]) && page[i] != '>';) ++i;
    return {name, page.substr(value, i - value)};
}

/// Printable ASCII but '&'. Without a branch, so that the compiler takes many bytes at once.
bool is_simple(std::string_view text) {
    bool simple = true;
    for (const char c : text) simple &= c >= ' ' && c <= '~' && c != '&';
    return simple;
}

/// A character beyond ASCII, at the front of `text`, that the HTML parser takes as it stands: no
/// control and no noncharacter.
bool is_plain_character(std::string_view text) {
    const auto code = take_utf8(text);
    const bool noncharacter = (code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF);
    return code >= 0xA0 && !noncharacter;
}

}  // namespace

bool is_plain(std::string_view text) {
    if (is_simple(text)) return true;
    while (!text.empty()) {
        const char c = text.front();
        const bool ascii = static_cast<unsigned char>(c) < 0x80;
        const auto size = ascii ? 1 : utf8_size(text);
        const bool space = c == '\t' || c == '\n' || c == '\f';
        if (size == 0 ||
            !(ascii ? space || is_simple(text.substr(0, 1)) : is_plain_character(text)))
            return false;
        text.remove_prefix(size);
    }
    return true;
}

Tag read_tag(std::string_view page, std::size_t name_begin, std::size_t keep,
             std::vector<Attribute>& kept) {
    Tag tag;
    auto i = name_begin;
    while (i < page.size() && !ends_name(page[i])) ++i;
    tag.name = page.substr(name_begin, i - name_begin);
    tag.kind = gumbo_tagn_enum(tag.name.data(), static_cast<unsigned>(tag.name.size()));
    auto last_end = i;
    while (i < page.size()) {
        if (page[i] == '>') {
            tag.self_closing = i > last_end && page[i - 1] == '/';
            tag.end = i + 1;
            tag.whole = true;
            return tag;
        }
        if (is_space(page[i]) || page[i] == '/') {
            ++i;
        } else {
            const auto attribute = take_attribute(page, i);
            if (++tag.attributes <= keep) kept.push_back(attribute);
            last_end = i;
        }
    }
    tag.end = page.size();
    return tag;
}

std::size_t find_end_tag(std::string_view page, std::size_t from, std::string_view name) {
    for (auto i = page.find("</", from); i != std::string_view::npos; i = page.find("</", i + 2)) {
        if (names(page, i + 2, name)) return i;
    }
    return page.size();
}

std::size_t find_script_end(std::string_view page, std::size_t from) {
    enum class State { plain, escaped, twice_escaped } state = State::plain;
    for (auto i = from; i < page.size(); ++i) {
        if (state == State::plain) {
            i = page.find('<', i);
            if (i == std::string_view::npos) break;
            if (names(page, i + 1, "/script")) return i;
            if (page.substr(i, 4) == "<!--") {
                state = State::escaped;
                ++i;  // the dashes may also begin the "-->" that ends it
            }
        } else if (page[i] == '-') {
            if (page.substr(i, 3) == "-->") state = State::plain;
        } else if (page[i] == '<' && names(page, i + 1, "/script")) {
            if (state == State::escaped) return i;
            state = State::escaped;
        } else if (page[i] == '<' && names(page, i + 1, "script")) {
            state = State::twice_escaped;
        }
    }
    return page.size();
}

std::size_t find_comment_end(std::string_view page, std::size_t from) {
    auto i = from + 4;
    if (at(page, i) == '>') return i + 1;
    if (page.substr(i, 2) == "->") return i + 2;
    for (i = page.find("--", i); i != std::string_view::npos; i = page.find("--", i + 1)) {
        if (at(page, i + 2) == '>') return i + 3;
        if (at(page, i + 2) == '!' && at(page, i + 3) == '>') return i + 4;
    }
    return page.size();
}

}  // namespace parser
