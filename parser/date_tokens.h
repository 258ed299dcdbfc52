#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parser::dates {

/// A number, a word or a sign of a text that may hold a date.
struct Token {
    enum class Kind { number, word, sign };
    Kind kind = Kind::sign;
    std::string text;    ///< digits, a word in lower case, or one character
    int value = 0;       ///< of a number of up to nine digits
    bool spaced = true;  ///< white space stands before it
};

/// A text as tokens. Reads past any end: tokens outside are empty signs.
class Tokens {
  public:
    explicit Tokens(std::string_view text);

    std::size_t size() const { return tokens_.size(); }
    const Token& operator[](std::size_t i) const { return i < tokens_.size() ? tokens_[i] : none_; }
    bool is_number(std::size_t i, std::size_t least, std::size_t most) const;
    bool is_sign(std::size_t i, std::string_view signs) const;
    bool is_word(std::size_t i) const { return (*this)[i].kind == Token::Kind::word; }
    /// A sign of `signs` with digits right behind it.
    bool continues_number(std::size_t i, std::string_view signs) const;

  private:
    std::vector<Token> tokens_;
    Token none_;
};

}  // namespace parser::dates
