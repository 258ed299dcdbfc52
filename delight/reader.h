#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "delight/compounds.h"
#include "delight/opinions.h"
#include "delight/polarity.h"
#include "delight/sentence.h"
#include "model/reading.h"

namespace delight {

/// Reads what reviewers wrote. It keeps its memory from text to text, so each thread has its own;
/// the lexicon is shared and must outlive it.
class Reader {
  public:
    explicit Reader(const Lexicon& lexicon) : lexicon_{&lexicon}, compounds_{lexicon} {}

    /// Language, polarity and signals of one text in UTF-8. A language that is given is believed;
    /// `unknown` is looked for in the text, and stays unread where it is not found. Offsets count
    /// Unicode code points.
    model::Reading read(std::string_view utf8, model::Language language = model::Language::unknown);

    /// The words of the text that was read last. Where its language was not found it tells nothing.
    const LookedUp& words() const { return text_; }

  private:
    void look_up();
    void take_apart_unknown();
    void read_sentence(std::size_t from, std::size_t to, int box, model::Reading& reading);
    void lean_on_negations(std::span<const Opinion> opinions);
    void note(const Opinion& opinion, double weight, model::Reading& reading);
    void note_box(int box, std::size_t before, model::Reading& reading);
    bool says_nothing() const;
    bool tells_new() const;
    void mark(SignalMark mark, std::size_t first, std::size_t last, model::Reading& reading) const;

    const Lexicon* lexicon_;
    Compounds compounds_;
    LookedUp text_;
    Sentence sentence_;
    Polarity polarity_;
};

}  // namespace delight
