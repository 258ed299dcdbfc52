#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "delight/quote.h"
#include "delight/reader.h"
#include "delight/word_counts.h"
#include "model/spoken.h"

namespace delight {

/// A clause that may be quoted. Its source and URL are told by the listing it stands at.
struct QuoteCandidate {
    model::Quote quote;
    std::size_t listing = 0;     ///< its place in the dossier
    std::uint64_t reviewer = 0;  ///< the same for all that one reviewer wrote
    double merit = 0;            ///< 0 to 1; the best is quoted
};

/// What a text that is looked through for quotes has beside its words.
struct QuotedReview {
    std::string_view utf8;
    model::Language language = model::Language::unknown;
    std::optional<double> grade;
    std::optional<model::Date> date;
    model::Day day;
    std::size_t listing = 0;
    std::uint64_t reviewer = 0;
};

/// Gathers clauses that may be quoted, a few for each signal and sign: new ones before old, whole
/// sentences before their parts.
class QuoteGatherer {
  public:
    QuoteGatherer(const Lexicon& lexicon, model::Day as_of) : lexicon_{&lexicon}, as_of_{as_of} {}

    void add(const QuotedReview& review, const model::Reading& reading);
    /// Reads each clause by itself and hands out those that say by themselves what they are to
    /// show, with no word to the contrary and no name; forgets them all.
    std::vector<QuoteCandidate> take(Reader& reader);

  private:
    double least_wanted(const model::SignalHit& hit) const;
    void offer(const QuotedReview& review, const model::SignalHit& hit, Extent extent, double most);
    void keep(QuoteCandidate candidate);

    const Lexicon* lexicon_;
    model::Day as_of_;
    std::array<std::vector<QuoteCandidate>, 2 * model::signal_names.size()> best_;
};

/// The best for each signal and sign, by signal; of one reviewer one, and no two of the same words.
std::vector<QuoteCandidate> choose_quotes(std::vector<QuoteCandidate> candidates,
                                          std::size_t most_each);

/// Whether a clause holds a word that may be a name, by how all texts write it.
bool names_somebody(std::string_view clause, const WordTable& words);

}  // namespace delight
