#include "parser/date_tokens.h"

#include <charconv>
#include <utility>

#include "parser/ascii.h"
#include "parser/date_words.h"
#include "parser/utf8.h"

namespace parser::dates {
namespace {

/// A date stands in the first few words of the text that was picked for it.
constexpr std::size_t most_bytes = 2'000;

bool is_wide_space(char32_t c) {
    return c == 0xA0 || (c >= 0x2000 && c <= 0x200F) || c == 0x202F || c == 0x3000 || c == 0xFEFF;
}

/// All that is used for an apostrophe.
bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == 0x2018 || c == 0x2019 || c == 0x2BB || c == 0x2BC || c == 0x55A ||
           c == 0xA78C || c == 0xFF07;
}

/// Letters as far as date words go: everything above Latin-1's signs that is no punctuation.
bool is_letter(char32_t c) {
    if (is_apostrophe(c)) return false;
    if (c < 0x80) return is_alpha(static_cast<char>(c));
    if (c == 0xAA || c == 0xBA) return true;  // ª, º
    return c >= 0xC0 && !(c >= 0x2000 && c <= 0x206F) && c != 0xFFFD;
}

/// The characters at the front of `text` that `belongs` accepts; `text` moves past them.
template <class Belongs>
std::string_view take_run(std::string_view& text, Belongs belongs) {
    auto rest = text;
    while (!rest.empty()) {
        auto next = rest;
        if (!belongs(take_utf8(next))) break;
        rest = next;
    }
    const auto run = text.substr(0, text.size() - rest.size());
    text = rest;
    return run;
}

}  // namespace

Tokens::Tokens(std::string_view text) {
    text = text.substr(0, most_bytes);
    bool spaced = true;
    while (!text.empty()) {
        auto next = text;
        const auto c = take_utf8(next);
        if (is_wide_space(c) || (c < 0x80 && is_space(static_cast<char>(c)))) {
            spaced = true;
            text = next;
            continue;
        }
        Token token;
        token.spaced = std::exchange(spaced, false);
        if (c < 0x80 && is_digit(static_cast<char>(c))) {
            token.kind = Token::Kind::number;
            token.text = take_run(text, [](char32_t d) { return d >= U'0' && d <= U'9'; });
            if (token.text.size() <= 9)
                std::from_chars(token.text.data(), token.text.data() + token.text.size(),
                                token.value);
        } else if (is_letter(c)) {
            token.kind = Token::Kind::word;
            token.text = lower_letters(take_run(text, is_letter));
        } else {
            token.text = text.substr(0, text.size() - next.size());
            if (is_apostrophe(c)) token.text.assign(1, '\'');
            if (c == 0x2010 || c == 0x2011 || c == 0x2013) token.text.assign(1, '-');
            text = next;
        }
        tokens_.push_back(std::move(token));
    }
}

bool Tokens::is_number(std::size_t i, std::size_t least, std::size_t most) const {
    const auto& token = (*this)[i];
    return token.kind == Token::Kind::number && token.text.size() >= least &&
           token.text.size() <= most;
}

bool Tokens::is_sign(std::size_t i, std::string_view signs) const {
    const auto& token = (*this)[i];
    return token.kind == Token::Kind::sign && token.text.size() == 1 &&
           signs.find(token.text.front()) != std::string_view::npos;
}

bool Tokens::continues_number(std::size_t i, std::string_view signs) const {
    return is_sign(i, signs) && !(*this)[i].spaced && is_number(i + 1, 1, 99) &&
           !(*this)[i + 1].spaced;
}

}  // namespace parser::dates
