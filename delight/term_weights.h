#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "delight/lexicon_figures.h"
#include "delight/terms.h"

namespace delight {

/// What each known term, and each figure of the lexicon, says for a yes: a calibrated linear model.
/// The terms of a text weigh together as much as those of any other (their length is 1, Euclid).
/// Weights of terms are kept in steps of 1/512.
class TermWeights {
  public:
    /// `terms` in rising order, their weights in log-odds, and behind these the weights of the
    /// lexicon's figures. `base` are the log-odds of a yes among the examples whatever their words.
    TermWeights(std::span<const Term> terms, std::span<const double> weights, double bias,
                double base);
    /// Reads what `bytes` wrote; nothing where it is no such thing, or of another version of terms.
    static std::optional<TermWeights> read(std::string_view bytes);

    /// The same on every machine.
    std::string bytes() const;
    std::size_t size() const { return terms_.size(); }

    /// The calibrated log-odds of a yes for a text of these terms, which stand in rising order.
    double log_odds(std::span<const Term> terms, const LexiconFigures& figures) const;
    /// What the words alone say: the log-odds above those of any text.
    double surplus(std::span<const Term> terms, const LexiconFigures& figures) const {
        return log_odds(terms, figures) - base_;
    }

  private:
    TermWeights() = default;
    void lay_out();
    std::size_t slot_of(Term term) const;

    std::vector<Term> terms_;
    std::vector<std::int16_t> weights_;
    std::array<double, LexiconFigures{}.size()> figures_{};
    double bias_ = 0;
    double base_ = 0;
    std::vector<std::uint32_t> slots_;  ///< open addressing: places in `terms_` from 1; 0: free
};

}  // namespace delight
