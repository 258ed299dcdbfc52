#include "delight/terms.h"

#include <algorithm>

#include "delight/boxes.h"

namespace delight {
namespace {

constexpr std::size_t negation_reach = 3;

/// What kind of term a hash stands for, so that "niet" as a word and as a signal differ.
enum class Kind : std::uint64_t { word, negated, pair, signal };

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31);
}

Term term(Kind kind, std::uint64_t value, bool criticism = false) {
    const std::uint64_t tag = 2 * static_cast<std::uint64_t>(kind) + (criticism ? 1 : 0) + 1;
    return static_cast<Term>(mixed(value + tag * 0x9E3779B97F4A7C15U) >> 32);
}

/// The words of one text, one after the other.
class Words {
  public:
    Words(const LookedUp& text, const Lexicon& lexicon, std::vector<Term>& terms)
        : text_{text}, vocabulary_{lexicon.vocabulary()}, terms_{terms} {
        negator_ = lexicon.of(text.language).negator;
        const std::vector<Box> boxes = boxes_of(text, lexicon);
        if (boxes.back().sign < 0) criticism_ = boxes.back().from;
    }

    void run() {
        for (std::size_t i = 0; i < text_.tokens.list.size(); ++i) word(i);
    }

  private:
    void word(std::size_t i) {
        const Token& token = text_.tokens.list[i];
        const bool criticism = i >= criticism_;
        const std::uint64_t hash = hash_of(text_.tokens.key_of(token));
        if (token.before != Break::none) reach_ = 0;
        terms_.push_back(term(reach_ > 0 ? Kind::negated : Kind::word, hash, criticism));
        if (token.before < Break::clause)
            terms_.push_back(term(Kind::pair, mixed(before_) + hash, criticism));
        before_ = hash;
        reach_ = negates(i) ? negation_reach : reach_ - (reach_ > 0 ? 1 : 0);
    }

    bool negates(std::size_t i) const {
        return vocabulary_.has(text_.words[i], text_.language, negator_);
    }

    const LookedUp& text_;
    const Vocabulary& vocabulary_;
    std::vector<Term>& terms_;
    Atom negator_ = 0;
    std::size_t criticism_ = static_cast<std::size_t>(-1);
    std::uint64_t before_ = 0;
    std::size_t reach_ = 0;
};

}  // namespace

void add_terms(const LookedUp& text, const model::Reading& reading, const Lexicon& lexicon,
               std::vector<Term>& terms) {
    if (reading.language == model::Language::unknown) return;
    Words{text, lexicon, terms}.run();
    for (const model::SignalHit& hit : reading.signals)
        terms.push_back(term(Kind::signal, static_cast<std::uint64_t>(hit.signal), !hit.positive));
}

void make_set(std::vector<Term>& terms) {
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
}

}  // namespace delight
