#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "delight/lexicon.h"
#include "delight/tokens.h"

namespace delight {

/// A text whose words were looked up.
struct LookedUp {
    Tokens tokens;
    std::vector<std::uint32_t> words;  ///< by token, in the vocabulary
    std::vector<float> fronts;         ///< by token: what stands in front of its word
    model::Language language = model::Language::unknown;
};

/// Where a rule of the lexicon was met in a sentence.
struct Hit {
    const Rule* rule = nullptr;
    Match places;

    std::uint16_t first() const { return places.first(); }
    std::uint16_t last() const { return places.last(); }
    bool holds(std::uint16_t token) const;
};

/// One sentence of a text and the rules that were met in it. Tokens count from the sentence's own
/// first. Its memory is used again for the next sentence.
class Sentence {
  public:
    /// Reads the tokens from `from` up to `to`.
    void read(const LookedUp& text, const Lexicon& lexicon, std::size_t from, std::size_t to);

    std::size_t size() const { return size_; }
    const Token& token(std::size_t i) const { return text_->tokens.list[from_ + i]; }
    float front(std::size_t i) const { return text_->fronts[from_ + i]; }
    std::span<const Atom> atoms(std::size_t i) const {
        return vocabulary_->atoms(text_->words[from_ + i], text_->language);
    }
    AtomMask mask(std::size_t i) const {
        return vocabulary_->mask(text_->words[from_ + i], text_->language);
    }
    /// Whether a comma or more stands before token i.
    bool comma(std::size_t i) const { return token(i).before != Break::none; }
    /// Whether more than a comma stands before token i.
    bool parted(std::size_t i) const { return token(i).before > Break::comma; }
    /// Whether the word joins a noun to what is said of it: "was", "smaakte".
    bool is_copula(std::size_t i) const { return has(i, lexicon_->copula); }
    /// Whether the word begins a clause of its own: "we", "ik".
    bool is_subject(std::size_t i) const { return has(i, lexicon_->subject); }
    /// Whether the word builds sentences: an article, a form of "be".
    bool function_word(std::size_t i) const;

    /// What was met, in order of its first token, topics apart; longer patterns went before
    /// shorter.
    std::span<const Hit> hits() const { return hits_; }
    std::span<const Hit> topics() const { return topics_; }
    /// The hit that token i is a place of, or null.
    const Hit* hit_at(std::size_t i) const { return at(hits_, hit_at_[i]); }
    const Hit* topic_at(std::size_t i) const { return at(topics_, topic_at_[i]); }
    bool is(std::size_t i, RuleKind kind) const {
        const Hit* hit = hit_at(i);
        return hit != nullptr && hit->rule->kind == kind;
    }
    /// Whether another side is told from token i on: "but", "although".
    bool turns(std::size_t i) const { return is(i, RuleKind::but) || is(i, RuleKind::though); }

  private:
    static const Hit* at(const std::vector<Hit>& hits, std::uint16_t number) {
        return number == 0 ? nullptr : &hits[number - 1U];
    }
    bool has(std::size_t i, Atom atom) const;
    void gather();
    void choose();
    struct Found {
        std::uint64_t order = 0;  ///< the smallest goes first
        Hit hit;
    };
    void place(std::vector<Hit>& hits, std::vector<std::uint16_t>& places) const;

    const LookedUp* text_ = nullptr;
    const Vocabulary* vocabulary_ = nullptr;
    const LanguageLexicon* lexicon_ = nullptr;
    std::size_t from_ = 0;
    std::size_t size_ = 0;
    std::vector<Found> found_;
    std::vector<Hit> hits_;
    std::vector<Hit> topics_;
    std::vector<std::uint16_t> hit_at_;
    std::vector<std::uint16_t> topic_at_;
};

}  // namespace delight
