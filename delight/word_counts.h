#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "delight/sentence.h"

namespace delight {

/// How many texts say a word, and how they write it.
struct WordCount {
    std::uint32_t tens = 0;     ///< texts with a nine or ten
    std::uint32_t sevens = 0;   ///< texts with a seven or eight
    std::uint32_t capital = 0;  ///< texts that begin it with a capital within a sentence
    std::uint32_t small = 0;    ///< texts that begin it with a small letter
    bool known = false;         ///< to the lexicon, or by its parts
    /// In small letters, as it was written first; in a bag empty where that is the plain form.
    std::string shown{};

    void add(const WordCount& other);
    /// Whether it may be a name: mostly written with a capital, and unknown to the lexicon.
    bool may_be_name() const { return !known && capital > small; }
};

/// Words by their plain form.
using WordBag = std::unordered_map<std::string, WordCount>;

/// Counts the words of one text, each once. Left out are numbers, words of one or two letters, and
/// those that build sentences, unless they praise, blame or are topics by themselves.
void count_words(std::string_view utf8, const LookedUp& text, const Lexicon& lexicon,
                 std::optional<double> grade, WordBag& bag);

/// A word of a business, by its place in a `WordTable`.
struct OwnWord {
    std::uint32_t word = 0;
    std::uint32_t tens = 0;
    std::uint32_t sevens = 0;
};

/// All words of one language that were met, with their counts over all businesses.
class WordTable {
  public:
    /// Adds counts to a word and tells its place.
    std::uint32_t add(const std::string& plain, const WordCount& count);

    std::size_t size() const { return words_.size(); }
    const WordCount& at(std::uint32_t word) const { return words_[word]; }
    /// Null where nobody said it.
    const WordCount* find(const std::string& plain) const;

  private:
    std::unordered_map<std::string, std::uint32_t> places_;
    std::vector<WordCount> words_;
};

/// A text in small letters (of the Latin alphabet; others stay as they are).
std::string in_small_letters(std::string_view utf8);

}  // namespace delight
