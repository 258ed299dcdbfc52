#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "delight/inflection.h"
#include "delight/rule.h"

namespace delight {

/// One place of a pattern: any of these words, or any word of a class.
struct PatternPlace {
    std::vector<Form> words;
    std::string class_name;  ///< of "@class"; empty: the words count
    std::uint8_t gap = 0;    ///< words that may stand before it, "~3"
};
struct Pattern {
    std::vector<PatternPlace> places;
    bool late = false;  ///< a verb alone: a negation may follow it
};

/// One line of a lexicon file: what its patterns do, and the patterns.
struct LexiconLine {
    enum class What { rule, word_class, front, function_words };
    What what = What::rule;
    Rule rule;
    std::string name;  ///< of a class; the language of function words
    std::vector<Pattern> patterns;
};

/// A fault in a lexicon file: "nl.txt:12: …".
struct LexiconFault : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The lines of a lexicon file, as docs/words.md describes them. Throws `LexiconFault`.
std::vector<LexiconLine> read_lexicon(std::string_view file, std::string_view text,
                                      model::Language language);

}  // namespace delight
