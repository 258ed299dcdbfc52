#include "parser/charset_prescan.h"

#include <string>
#include <utility>
#include <vector>

#include "parser/ascii.h"
#include "parser/charset_labels.h"

namespace parser {
namespace {

/// The HTML standard's "prescan a byte stream to determine its encoding".
class Prescan {
  public:
    explicit Prescan(std::string_view bytes) : bytes_{bytes} {}
    std::string_view run();

  private:
    struct Attribute {
        std::string name;
        std::string value;
    };
    char peek(std::size_t ahead = 0) const {
        return at_ + ahead < bytes_.size() ? bytes_[at_ + ahead] : '\0';
    }
    bool done() const { return at_ >= bytes_.size(); }
    bool at_meta() const;
    bool attribute(Attribute& into);
    void value(std::string& into);
    std::string_view meta();
    void skip_past(std::string_view mark) {
        const auto found = bytes_.find(mark, at_);
        at_ = found == std::string_view::npos ? bytes_.size() : found + mark.size();
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
};

std::string_view usable(std::string_view label) {
    const auto name = encoding_name(label);
    if (name.starts_with("UTF-16")) return "UTF-8";
    if (name == "x-user-defined") return "windows-1252";
    return name;
}

bool Prescan::at_meta() const {
    const char behind = peek(5);
    return equal_ignoring_case(bytes_.substr(at_, 5), "<meta") &&
           (is_space(behind) || behind == '/');
}

std::string_view Prescan::run() {
    while (!done()) {
        at_ = std::min(bytes_.find('<', at_), bytes_.size());
        if (bytes_.substr(at_, 4) == "<!--") {
            at_ += 2;
            skip_past("-->");
        } else if (at_meta()) {
            at_ += 5;
            if (const auto name = meta(); !name.empty()) return name;
        } else if (is_alpha(peek(1)) || (peek(1) == '/' && is_alpha(peek(2)))) {
            while (!done() && !is_space(peek()) && peek() != '>') ++at_;
            Attribute ignored;
            while (attribute(ignored)) {
            }
        } else if (peek(1) == '!' || peek(1) == '/' || peek(1) == '?') {
            skip_past(">");
        } else {
            ++at_;
        }
    }
    return {};
}

/// Reads the attributes of a <meta>. The first of each name counts.
std::string_view Prescan::meta() {
    bool pragma = false;
    bool needs_pragma = false;
    std::string_view name;
    std::vector<std::string> seen;
    Attribute one;
    while (attribute(one)) {
        if (std::find(seen.begin(), seen.end(), one.name) != seen.end()) continue;
        if (seen.size() < 64) seen.push_back(one.name);
        if (one.name == "http-equiv") {
            pragma = one.value == "content-type";
        } else if (one.name == "content" && name.empty()) {
            name = usable(charset_of(one.value));
            needs_pragma = !name.empty();
        } else if (one.name == "charset") {
            name = usable(one.value);
            needs_pragma = false;
        }
    }
    return done() || (needs_pragma && !pragma) ? std::string_view{} : name;
}

/// "Get an attribute": names and values in lower case; false at the tag's end.
bool Prescan::attribute(Attribute& into) {
    into = {};
    while (is_space(peek()) || peek() == '/') ++at_;
    if (done() || peek() == '>') return false;
    while (!done() && !(peek() == '=' && !into.name.empty()) && !is_space(peek()) &&
           peek() != '/' && peek() != '>')
        into.name.push_back(to_lower(bytes_[at_++]));
    const auto behind = at_;
    while (is_space(peek())) ++at_;
    if (peek() != '=') {
        at_ = behind;
        return !done();
    }
    ++at_;
    value(into.value);
    return !done();
}

void Prescan::value(std::string& into) {
    while (is_space(peek())) ++at_;
    const char quote = peek();
    if (quote == '"' || quote == '\'') {
        ++at_;
        while (!done() && peek() != quote) into.push_back(to_lower(bytes_[at_++]));
        if (!done()) ++at_;
        return;
    }
    while (!done() && !is_space(peek()) && peek() != '>') into.push_back(to_lower(bytes_[at_++]));
}

/// <?xml version="1.0" encoding="…"?>
std::string_view xml_encoding(std::string_view page) {
    if (!page.starts_with("<?xml")) return {};
    const auto declaration = page.substr(0, std::min(page.find('>'), page.size()));
    auto at = declaration.find("encoding");
    if (at == std::string_view::npos) return {};
    auto rest = trim(declaration.substr(at + 8));
    if (!rest.starts_with('=')) return {};
    rest = trim(rest.substr(1));
    if (rest.empty() || (rest[0] != '"' && rest[0] != '\'')) return {};
    const auto end = rest.find(rest[0], 1);
    return end == std::string_view::npos ? std::string_view{} : usable(rest.substr(1, end - 1));
}

}  // namespace

std::string_view charset_of(std::string_view content_type) {
    constexpr std::string_view word = "charset";
    for (std::size_t at = 0; at + word.size() <= content_type.size(); ++at) {
        if (!equal_ignoring_case(content_type.substr(at, word.size()), word)) continue;
        auto rest = trim(content_type.substr(at + word.size()));
        if (!rest.starts_with('=')) continue;
        rest = trim(rest.substr(1));
        if (rest.starts_with('"') || rest.starts_with('\'')) {
            const auto end = rest.find(rest.front(), 1);
            return end == std::string_view::npos ? std::string_view{} : rest.substr(1, end - 1);
        }
        std::size_t size = 0;
        while (size < rest.size() && !is_space(rest[size]) && rest[size] != ';') ++size;
        return rest.substr(0, size);
    }
    return {};
}

std::string_view declared_encoding(std::string_view page) {
    constexpr std::size_t prescanned = 1024;
    if (const auto name = Prescan{page.substr(0, prescanned)}.run(); !name.empty()) return name;
    if (const auto name = xml_encoding(page.substr(0, prescanned)); !name.empty()) return name;
    return page.size() > prescanned ? Prescan{page}.run() : std::string_view{};
}

}  // namespace parser
