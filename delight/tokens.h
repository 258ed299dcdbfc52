#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace delight {

/// What stands between a token and the one before it, weakest first.
enum class Break : std::uint8_t { none, comma, clause, sentence };

/// A word, number, sign or emoji of a text.
struct Token {
    std::uint32_t from = 0;  ///< bytes of the text
    std::uint32_t to = 0;
    std::uint32_t key = 0;  ///< where its plain form stands in `Tokens::keys`
    std::uint16_t key_size = 0;
    Break before = Break::sentence;
    bool capitals = false;   ///< three letters or more, all of them capitals
    bool stretched = false;  ///< a letter three times or more ("suuuper"); its plain form keeps two
    bool quoted = false;     ///< in quotation marks around three words or less
    bool exclaimed = false;  ///< its sentence ends with "!"
    bool slash = false;      ///< " / " with spaces stands before it
};

/// The tokens of one text. The plain form of a word has small letters without accents (ä, ö and ü
/// become ae, oe and ue) and without apostrophes ("didn't" is "didnt"), but a single letter before
/// an apostrophe is a word ("l'hôtel", "I'm"); hyphens part words. The plain form of a number is
/// itself where it is one or two digits, else "#",
/// that of a currency sign "€", a smile's ":)" and the opposite's ":(".
struct Tokens {
    std::vector<Token> list;
    std::string keys;

    std::string_view key_of(const Token& token) const {
        return std::string_view{keys}.substr(token.key, token.key_size);
    }
};

/// Fills `tokens`, whose memory is used again. Broken UTF-8 parts words.
void tokenize(std::string_view utf8, Tokens& tokens);

/// The plain form of one word, as a token of it has.
std::string plain_word(std::string_view utf8);

}  // namespace delight
