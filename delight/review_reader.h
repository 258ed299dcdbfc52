#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "delight/reader.h"
#include "delight/terms.h"

namespace delight {

/// Whether a text has boxes of its own for what was good and what was bad.
bool in_boxes(std::string_view text);

/// Reads reviews: title and text as one. A title that the text begins with, as excerpts do, is not
/// read twice, and beside a text in boxes it is read apart, for it would fall into the first box.
/// Keeps its memory from review to review, so each thread has its own.
class ReviewReader {
  public:
    explicit ReviewReader(const Lexicon& lexicon)
        : lexicon_{&lexicon}, reader_{lexicon}, title_reader_{lexicon} {}

    /// All that was read: signals of a title that was read apart stand behind the others, counted
    /// in the title's own characters. A language that is told is believed; a review in one that is
    /// not read stays unread.
    model::Reading read(std::string_view title, std::string_view text, std::string_view lang);

    /// Of the review that was read last: the text, with its title where that was not read apart,
    /// what was read in it and its words.
    std::string_view utf8() const { return utf8_; }
    const model::Reading& body() const { return body_; }
    const LookedUp& words() const { return reader_.words(); }
    /// The terms of the review that was read last, its title's too, in rising order; `terms` is
    /// overwritten.
    void terms(std::vector<Term>& terms) const;

    /// A reader for other texts between two reviews.
    Reader& reader() { return title_reader_; }

  private:
    const Lexicon* lexicon_;
    Reader reader_;
    Reader title_reader_;
    std::string utf8_;
    model::Reading body_;
    model::Reading title_;  ///< unknown where it was not read apart
};

}  // namespace delight
