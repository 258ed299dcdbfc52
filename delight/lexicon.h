#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "delight/lexicon_source.h"
#include "delight/rule.h"
#include "delight/vocabulary.h"

namespace delight {

/// A word that stands in front of another to praise or blame it: "topservice", "rotweer".
struct Front {
    std::string word;
    float strength = 0;
};

/// What one language's file says.
struct LanguageLexicon {
    std::vector<Rule> rules;
    PatternTree tree;
    std::vector<Front> fronts;
    Atom slash_pair = 0;  ///< of the class "slash-pair"
    Atom copula = 0;      ///< of the class "copula"
    Atom subject = 0;     ///< of the class "subject"
    Atom topic = 0;       ///< of all words that are topics by themselves
    Atom good = 0;        ///< of all words that praise by themselves
    Atom bad = 0;         ///< of all words that blame by themselves
    Atom novelty = 0;     ///< of the class "new"
    Atom negator = 0;     ///< of all words that turn what follows by themselves
};

/// The lexicons of all languages. It is built once and read by any number of threads.
class Lexicon {
  public:
    /// The lexicons that were compiled in.
    static Lexicon built_in();

    Lexicon() = default;

    /// Adds a file: "nl.txt" is Dutch, "languages.txt" holds the function words by which a language
    /// is known. Throws `LexiconFault`.
    void add(std::string_view file, std::string_view text);
    /// Makes it ready; nothing is added after it.
    void finish();

    const Vocabulary& vocabulary() const { return vocabulary_; }
    const LanguageLexicon& of(model::Language language) const {
        return languages_[static_cast<std::size_t>(language)];
    }
    /// How many languages a text's language is sought among.
    std::size_t known_languages() const { return names_.size(); }
    /// A hash of all that was added: another lexicon has another.
    std::uint64_t fingerprint() const { return fingerprint_; }
    /// How many words and patterns a language has.
    std::size_t size_of(model::Language language) const { return of(language).rules.size(); }

  private:
    void add_line(const LexiconLine& line, model::Language language);
    void add_pattern(const Pattern& pattern, std::uint32_t rule, const Rule& what,
                     model::Language language);
    void add_speakers(const LexiconLine& line);
    Atom atom(const PatternPlace& place, model::Language language);
    Atom class_atom(const std::string& name, model::Language language);
    void add_to_classes(const Pattern& pattern, const Rule& rule, model::Language language);

    using AtomNames = std::map<std::string, Atom, std::less<>>;

    Vocabulary vocabulary_;
    std::array<LanguageLexicon, model::language_names.size()> languages_;
    std::array<AtomNames, model::language_names.size()> atoms_;
    std::uint64_t fingerprint_ = 0;
    std::vector<std::string> names_{model::language_names.begin(), model::language_names.end()};
};

}  // namespace delight
