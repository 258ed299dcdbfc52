#pragma once

#include <string_view>
#include <vector>

#include "delight/lexicon.h"

namespace delight {

/// What a word that no lexicon has is taken for.
struct Guess {
    std::uint32_t word = 0;  ///< the word of the vocabulary that it is made of; 0: none
    float front = 0;         ///< the strength of what stands before that word ("topservice")
};

/// Takes unknown words apart: letters said twice ("suuper"), small forms ("terrasje"), words of
/// praise or blame in front ("droomvakantie"), and, in Dutch and German, compounds by their last
/// part ("hotelkamer"). Remembers what it found, so each thread has its own.
class Compounds {
  public:
    explicit Compounds(const Lexicon& lexicon) : lexicon_{&lexicon}, memory_(memory_size) {}

    /// `stretched`: a letter of it was said three times or more, so that one may be meant.
    Guess guess(std::string_view plain, bool stretched, model::Language language);

  private:
    static constexpr std::size_t memory_size = 4096;
    struct Remembered {
        std::uint64_t hash = 0;
        Guess guess;
    };

    Guess take_apart(std::string_view plain, bool stretched, model::Language language) const;
    Guess with_front(std::string_view plain, model::Language language) const;
    std::uint32_t known(std::string_view plain, model::Language language) const;
    std::uint32_t shrunk(std::string_view plain, model::Language language) const;
    bool is_topic(std::uint32_t word, model::Language language) const;
    std::uint32_t last_part(std::string_view plain, model::Language language) const;

    const Lexicon* lexicon_;
    std::vector<Remembered> memory_;
};

}  // namespace delight
