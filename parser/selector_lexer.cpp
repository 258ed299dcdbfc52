#include "parser/selector_lexer.h"

#include "parser/ascii.h"
#include "parser/utf8.h"

namespace parser::css {
namespace {

bool starts_name(char c) {
    return is_alpha(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool continues_name(char c) {
    return starts_name(c) || is_digit(c) || c == '-';
}

int hex_value(char c) {
    if (is_digit(c)) return c - '0';
    const char l = to_lower(c);
    return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

bool is_line_end(char c) {
    return c == '\n' || c == '\r' || c == '\f';
}

}  // namespace

void Lexer::fail(std::string reason) const {
    throw Error{at_, std::move(reason)};
}

bool Lexer::take(std::string_view wanted) {
    if (!text_.substr(at_).starts_with(wanted)) return false;
    at_ += wanted.size();
    return true;
}

void Lexer::skip_comments() {
    while (text_.substr(at_).starts_with("/*")) {
        const auto end = text_.find("*/", at_ + 2);
        at_ = end == std::string_view::npos ? text_.size() : end + 2;
    }
}

bool Lexer::skip_space() {
    bool space = false;
    for (skip_comments(); !done() && is_space(peek()); skip_comments()) {
        space = true;
        ++at_;
    }
    return space;
}

bool Lexer::is_escape(std::size_t ahead) const {
    return peek(ahead) == '\\' && at_ + ahead + 1 < text_.size() && !is_line_end(peek(ahead + 1));
}

bool Lexer::at_name() const {
    const std::size_t dash = peek() == '-' ? 1 : 0;
    if (dash == 1 && peek(1) == '-') return true;
    return (at_ + dash < text_.size() && starts_name(peek(dash))) || is_escape(dash);
}

void Lexer::take_escape(std::string& into) {
    ++at_;
    char32_t code = 0;
    std::size_t count = 0;
    for (; count < 6 && !done() && hex_value(peek()) >= 0; ++count)
        code = code * 16 + static_cast<char32_t>(hex_value(take()));
    if (count == 0) {
        into.push_back(take());  // the rest of a longer character follows as name characters
        return;
    }
    if (peek() == '\r' && peek(1) == '\n') ++at_;
    if (!done() && is_space(peek())) ++at_;
    append_utf8(into, code == 0 ? U'\uFFFD' : code);
}

std::string Lexer::name_characters() {
    std::string result;
    while (!done()) {
        if (continues_name(peek())) {
            result.push_back(take());
        } else if (is_escape(0)) {
            take_escape(result);
        } else {
            break;
        }
    }
    return result;
}

std::string Lexer::name() {
    if (!at_name()) fail("a name was expected");
    return name_characters();
}

std::string Lexer::hash_name() {
    auto result = name_characters();
    if (result.empty()) fail("a name was expected");
    return result;
}

std::string Lexer::quoted() {
    const char quote = take();
    std::string result;
    while (!done() && peek() != quote) {
        if (is_line_end(peek())) fail("a line end within a string");
        if (peek() != '\\') {
            result.push_back(take());
        } else if (at_ + 1 == text_.size()) {
            ++at_;
        } else if (is_line_end(peek(1))) {
            at_ += peek(1) == '\r' && peek(2) == '\n' ? 3 : 2;
        } else {
            take_escape(result);
        }
    }
    if (!done()) ++at_;
    return result;
}

std::string_view Lexer::digits() {
    const auto begin = at_;
    while (!done() && is_digit(peek())) ++at_;
    return text_.substr(begin, at_ - begin);
}

}  // namespace parser::css
