#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "delight/pattern_tree.h"
#include "model/reading.h"

namespace delight {

/// A language that a function word belongs to, as a bit; the first four are those of
/// `model::Language`.
using Speakers = std::uint32_t;

/// All words of all lexicons, each found by one look-up.
class Vocabulary {
  public:
    /// The number of a word, counted from 1; 0: no lexicon has it.
    std::uint32_t find(std::string_view plain) const;
    /// The atoms of a word in a language, in rising order.
    std::span<const Atom> atoms(std::uint32_t word, model::Language language) const {
        const Lists& lists = words_[word].lists[static_cast<std::size_t>(language)];
        return {atoms_.data() + lists.from, lists.count};
    }
    bool has(std::uint32_t word, model::Language language, Atom atom) const;
    /// Whether that language's lexicon or function words have this word.
    bool knows(std::uint32_t word, model::Language language) const {
        const auto bit = Speakers{1} << static_cast<unsigned>(language);
        return ((words_[word].speakers | words_[word].users) & bit) != 0;
    }
    /// The same atoms, roughly.
    AtomMask mask(std::uint32_t word, model::Language language) const {
        return words_[word].lists[static_cast<std::size_t>(language)].mask;
    }
    /// The number of a token's plain form; a number that no lexicon has is "#".
    std::uint32_t find_token(std::string_view plain) const;
    /// The languages that use this word to build sentences.
    Speakers speakers(std::uint32_t word) const { return words_[word].speakers; }
    /// The languages whose lexicons have this word.
    Speakers users(std::uint32_t word) const { return words_[word].users; }

    void add_atom(std::string_view plain, model::Language language, Atom atom);
    void add_speaker(std::string_view plain, Speakers speakers);
    /// Lays the words out for finding; nothing is added after it.
    void finish();

  private:
    struct Lists {
        std::uint32_t from = 0;
        std::uint32_t count = 0;
        AtomMask mask = 0;
    };
    struct Word {
        std::uint32_t text = 0;
        std::uint32_t size = 0;
        Speakers speakers = 0;
        Speakers users = 0;
        std::array<Lists, model::language_names.size()> lists{};
    };
    struct Growing {
        Speakers speakers = 0;
        std::array<std::vector<Atom>, model::language_names.size()> atoms;
    };
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t word = 0;
    };

    void place(std::string_view plain, Growing& growing);

    std::unordered_map<std::string, Growing> growing_;
    std::string texts_;
    std::vector<Word> words_{1};
    std::vector<Atom> atoms_;
    std::vector<Slot> slots_;
};

/// A hash of a word's bytes, the same on every machine.
std::uint64_t hash_of(std::string_view word);

}  // namespace delight
