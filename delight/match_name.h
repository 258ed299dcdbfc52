#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "delight/plain_text.h"

namespace delight {

/// A word of a name with what it is worth: −ln of the share of names that have it, less for a weak
/// word.
struct NameWord {
    std::string text;
    double worth = 0;
};

/// A name, prepared for comparison.
struct Name {
    std::vector<NameWord> words;  ///< the legal form left out
    std::string core;             ///< the words that tell it apart, in their order, without spaces
    double worth = 0;             ///< of all words
    double chance = 0;            ///< that another business of its source goes by the same core
};

/// The chance that another business of a source has what `having` of its `all` listings have; as if
/// a few more had been seen, for a short list tells little.
inline double chance_of_another(long having, long all) {
    return static_cast<double>(having - 1) / static_cast<double>(all + 20);
}

/// What is left of a name without its legal form, weak words and own city; all of it where nothing
/// would be left.
Words core_words(std::string_view name, std::string_view city);

/// Counts by the hashes of texts, which take far less room than the texts; two texts in 2^64 share
/// one.
using HashCounts = std::unordered_map<std::uint64_t, long>;

inline std::uint64_t hash_of(std::string_view text) {
    return std::hash<std::string_view>{}(text);
}

/// How often words and names occur in the listings that are compared, so that "De Zon" is worth
/// less than "Rhodos". Counted within each source, for two sources name one business twice.
class NameCounts {
  public:
    void add(std::string_view name, std::string_view city, const std::string& source);
    Name prepare(std::string_view name, std::string_view city, const std::string& source) const;

  private:
    struct Counts {
        HashCounts words;
        HashCounts cores;
        long names = 0;
    };
    std::map<std::string, Counts> sources_;
    HashCounts most_;  ///< of a word, in any one source
    long most_names_ = 0;
};

enum class NameLevel { unknown, same, near, within, some, different };

struct NameAgreement {
    NameLevel level = NameLevel::unknown;
    double shared = 0;    ///< the worth of the words that both have
    bool parted = false;  ///< each has a word that the other lacks ("Café X", "Restaurant X")
};

/// Soft word overlap: words agree where they are equal, begin alike ("deli", "delicatessen") or are
/// nearly spelt alike (Jaro-Winkler); word order does not matter (Cohen, Ravikumar and Fienberg's
/// SoftTFIDF, 2003). `within`: one name is the other with words left out.
NameAgreement agree(const Name& a, const Name& b);

}  // namespace delight
