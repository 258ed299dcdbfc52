#include "delight/tokens.h"

#include <algorithm>
#include <array>

#include "delight/code_points.h"

namespace delight {
namespace {

bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}
bool is_space(char32_t c) {
    return c == ' ' || c == '\t' || c == '\r' || c == 0xA0;
}
bool is_apostrophe(char32_t c) {
    return c == '\'' || c == '`' || c == 0x2019 || c == 0xB4;
}
bool is_quote(char32_t c) {
    return c == '"' || (c >= 0x201C && c <= 0x201E) || c == 0xAB || c == 0xBB || c == 0x2018;
}
bool is_currency(char32_t c) {
    return c == '$' || c == 0xA3 || c == 0x20AC;
}
bool is_emoji(char32_t c) {
    const bool skin_tone = c >= 0x1F3FB && c <= 0x1F3FF;
    return (c >= 0x2600 && c <= 0x27BF) || c == 0x2B50 ||
           (c >= 0x1F300 && c <= 0x1FAFF && !skin_tone);
}

/// The small letter of each ASCII letter; 0 for all other bytes.
constexpr std::array<char, 256> ascii_letters = [] {
    std::array<char, 256> letters{};
    for (char c = 'a'; c <= 'z'; ++c) {
        letters[static_cast<unsigned char>(c)] = c;
        letters[static_cast<unsigned char>(c - 'a' + 'A')] = c;
    }
    return letters;
}();

class Tokenizer {
  public:
    Tokenizer(std::string_view text, Tokens& tokens) : text_{text}, tokens_{tokens} {
        tokens_.list.clear();
        tokens_.keys.clear();
    }

    void run() {
        while (at_ < text_.size()) {
            if (text_[at_] == ' ') {
                ++at_;
                if (at_ == text_.size() && slash_) sign("/", 0);
                continue;
            }
            if (ascii_letters[static_cast<unsigned char>(text_[at_])] != 0) {
                word();
                continue;
            }
            const CodePoint next = code_point_at(text_, at_);
            if (!basic_letters(next.value).empty()) {
                word();
            } else if (is_digit(next.value)) {
                number();
            } else {
                between(next);
            }
        }
    }

  private:
    char32_t peek(std::size_t at) const {
        return at < text_.size() ? code_point_at(text_, at).value : U' ';
    }

    Token& begin() {
        Token token;
        token.from = static_cast<std::uint32_t>(at_);
        token.key = static_cast<std::uint32_t>(tokens_.keys.size());
        token.before = break_;
        token.slash = slash_;
        break_ = Break::none;
        slash_ = false;
        return tokens_.list.emplace_back(token);
    }

    void end(Token& token) {
        token.to = static_cast<std::uint32_t>(at_);
        token.key_size = static_cast<std::uint16_t>(
            std::min<std::size_t>(tokens_.keys.size() - token.key, 0xFFFF));
    }

    void sign(std::string_view key, std::uint32_t bytes) {
        Token& token = begin();
        tokens_.keys += key;
        at_ += bytes;
        end(token);
    }

    /// A word as it grows.
    struct Growing {
        std::uint32_t letters = 0;
        std::uint32_t capitals = 0;
        std::uint32_t run = 0;
        char last = 0;
        bool stretched = false;
    };

    void grow(Growing& word, std::string_view basic, bool capital) {
        word.run = basic.front() == word.last ? word.run + 1 : 1;
        word.last = basic.back();
        word.stretched = word.stretched || word.run > 2;
        if (word.run <= 2) tokens_.keys += basic;
        ++word.letters;
        word.capitals += capital ? 1 : 0;
    }

    void word() {
        Token& token = begin();
        Growing word;
        while (at_ < text_.size()) {
            const auto byte = static_cast<unsigned char>(text_[at_]);
            if (const char& basic = ascii_letters[byte]; basic != 0) {
                grow(word, {&basic, 1}, basic != text_[at_]);
                ++at_;
                continue;
            }
            const CodePoint next = code_point_at(text_, at_);
            const std::string_view basic = basic_letters(next.value);
            if (!basic.empty()) {
                grow(word, basic, is_upper(next.value));
            } else if (!is_apostrophe(next.value) || word.letters < 2 ||
                       basic_letters(peek(at_ + next.size)).empty()) {
                break;
            }
            at_ += next.size;
        }
        token.stretched = word.stretched;
        token.capitals = word.letters > 2 && word.capitals == word.letters;
        end(token);
    }

    void number() {
        Token& token = begin();
        while (at_ < text_.size()) {
            const char32_t next = peek(at_);
            const bool inside = (next == '.' || next == ',') && is_digit(peek(at_ + 1));
            if (!is_digit(next) && !inside) break;
            ++at_;
        }
        const std::string_view digits = text_.substr(token.from, at_ - token.from);
        const bool small = digits.size() <= 2;  // the others are prices, years, rooms
        tokens_.keys += small ? digits : std::string_view{"#"};
        end(token);
    }

    /// Punctuation, spaces and signs.
    void between(CodePoint next) {
        const char32_t c = next.value;
        if (is_currency(c)) return sign("€", next.size);
        if (c == '&') return sign("&", next.size);
        if (is_emoji(c)) return sign(text_.substr(at_, next.size), next.size);
        if ((c == ':' || c == ';') && smile(next)) return;
        if (is_quote(c) || is_apostrophe(c)) quote(c);
        if (c == '/' && is_space(before()) && is_space(peek(at_ + 1))) slash_ = true;
        part(breaks(c));
        if (c == '!') exclaim();
        at_ += next.size;
        if (at_ == text_.size() && slash_) sign("/", 0);
    }

    bool smile(CodePoint next) {
        std::size_t mouth = at_ + next.size;
        if (peek(mouth) == '-') ++mouth;
        const char32_t c = peek(mouth);
        if (c != ')' && c != '(' && c != 'D') return false;
        if (c == 'D' && !basic_letters(peek(mouth + 1)).empty()) return false;
        sign(c == '(' ? ":(" : ":)", static_cast<std::uint32_t>(mouth + 1 - at_));
        return true;
    }

    char32_t before() const { return at_ == 0 ? U' ' : static_cast<unsigned char>(text_[at_ - 1]); }

    Break breaks(char32_t c) const {
        if (c == ',') return Break::comma;
        if (c == '!' || c == '?' || c == '\n' || c == 0x2026) return Break::sentence;
        if (c == '.') return full_stop() ? Break::sentence : Break::none;
        if (c == ';' || c == ':' || c == '(' || c == ')') return Break::clause;
        const bool dash = c == '-' || c == 0x2013 || c == 0x2014;
        return dash && is_space(before()) ? Break::clause : Break::none;
    }

    /// Not the dot of "e.d." or "nr.5".
    bool full_stop() const {
        if (tokens_.list.empty()) return false;
        const bool initial = tokens_.list.back().key_size == 1 && tokens_.list.back().to == at_ &&
                             tokens_.keys.back() != '#' &&
                             !is_digit(static_cast<unsigned char>(tokens_.keys.back()));
        const char32_t next = peek(at_ + 1);
        return !initial || next == '.' || (is_space(next) && is_upper(peek(at_ + 2)));
    }

    void part(Break how) { break_ = std::max(break_, how); }

    void exclaim() {
        for (auto token = tokens_.list.rbegin(); token != tokens_.list.rend(); ++token) {
            token->exclaimed = true;
            if (token->before == Break::sentence) break;
        }
    }

    /// Marks the words between two quotation marks that stand close together.
    void quote(char32_t c) {
        const bool apostrophe = is_apostrophe(c);
        const bool opens = is_space(before()) || before() == '(' || before() == 0xA0;
        if (open_ && !opens) {
            const std::size_t words = tokens_.list.size() - quote_;
            if (words > 0 && words <= 3)
                for (std::size_t i = quote_; i < tokens_.list.size(); ++i)
                    tokens_.list[i].quoted = true;
            open_ = false;
        } else if (opens || !apostrophe) {
            open_ = true;
            quote_ = tokens_.list.size();
        }
    }

    std::string_view text_;
    Tokens& tokens_;
    std::size_t at_ = 0;
    Break break_ = Break::sentence;
    bool slash_ = false;
    bool open_ = false;
    std::size_t quote_ = 0;
};

}  // namespace

void tokenize(std::string_view utf8, Tokens& tokens) {
    Tokenizer{utf8, tokens}.run();
}

std::string plain_word(std::string_view utf8) {
    Tokens tokens;
    tokenize(utf8, tokens);
    return tokens.keys;
}

}  // namespace delight
