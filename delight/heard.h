#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "delight/learned_words.h"
#include "delight/quotes.h"
#include "delight/review_reader.h"
#include "delight/spoken.h"
#include "delight/word_counts.h"

namespace delight {

constexpr std::size_t languages = model::language_names.size();

/// One review as it is listened to.
struct WrittenReview {
    std::string_view title;
    std::string_view text;
    std::string_view lang;      ///< as the source tells it; may be empty
    std::string_view category;  ///< the business's
    std::int64_t business = 0;  ///< its id
    std::optional<double> grade;
    std::optional<model::Date> date;
    model::Day day;              ///< from which it counts (model::counts_from())
    std::size_t listing = 0;     ///< its listing's place in the dossier
    std::uint64_t reviewer = 0;  ///< the same for all of one reviewer
    bool answered = false;       ///< by the owner
};

/// Counts over reviews, with text or not.
struct HeardCounts {
    long reviews = 0;
    long last_year = 0;  ///< dated ones of the 365 days until the judging
    long texts = 0;
    std::array<long, languages> by_language{};  ///< of those that were read

    void add(const HeardCounts& other);
};

/// Reviews, with text or not, and how many of them the owner answered.
struct Answers {
    long reviews = 0;
    long answered = 0;

    void add(const Answers& other);
};
/// By listing, as the places in the dossier.
using AnswersByListing = std::map<std::size_t, Answers>;

/// What was heard in some reviews of one business.
struct HeardPart {
    HeardCounts counts;
    AnswersByListing answers;
    std::vector<SpokenReview> read;
    std::array<WordBag, languages> words;
    std::vector<QuoteCandidate> quotes;
};

/// All that is kept of what the reviews of one business say.
struct Heard {
    HeardCounts counts;
    AnswersByListing answers;
    std::vector<SpokenReview> read;
    model::Language language = model::Language::unknown;  ///< in which most are written
    std::vector<OwnWord> words;                           ///< in that language, by their place
    std::vector<QuoteCandidate> quotes;                   ///< more than are shown
};

/// Listens to the reviews of one business after the other. It keeps memory from one to the next, so
/// each thread has its own.
class Listener {
  public:
    /// `learned` may be null: nothing was.
    Listener(const Lexicon& lexicon, model::Day as_of, const LearnedWords* learned = nullptr)
        : lexicon_{&lexicon},
          learned_{learned},
          as_of_{as_of},
          reader_{lexicon},
          quotes_{lexicon, as_of} {}

    /// Reads a review that counts on that day; returns what was read in it.
    model::Reading hear(const WrittenReview& review);
    /// How good the words of that review are, -1 to 1, as a learned model says; nothing where none
    /// may be asked.
    std::optional<double> learned_tone() const { return learned_tone_; }
    /// Ends a business, or a part of it.
    HeardPart take();

  private:
    model::Reading read(const WrittenReview& review);
    void note(const WrittenReview& review, const model::Reading& reading);

    const Lexicon* lexicon_;
    const LearnedWords* learned_;
    model::Day as_of_;
    ReviewReader reader_;
    QuoteGatherer quotes_;
    HeardPart part_;
    std::vector<Term> terms_;
    std::optional<double> learned_tone_;
};

/// Brings parts together, business by business, and all their words to one table a language.
class Hearing {
  public:
    explicit Hearing(std::size_t businesses) : heard_(businesses) {}

    /// The parts of a business come one after the other, `business` being the dossier's place.
    void add(std::size_t business, HeardPart part);
    /// Nothing is added after it.
    void finish() { end_business(); }

    const std::vector<Heard>& businesses() const { return heard_; }
    const WordTable& words(model::Language language) const {
        return tables_[static_cast<std::size_t>(language)];
    }

  private:
    void end_business();

    std::vector<Heard> heard_;
    std::array<WordTable, languages> tables_;
    std::size_t business_ = 0;
    std::array<std::unordered_map<std::uint32_t, OwnWord>, languages> words_;
};

}  // namespace delight
