#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "delight/lexicon_figures.h"
#include "delight/logistic.h"
#include "delight/terms.h"

namespace delight {

/// A business whose reviews a model was fitted on, and the fold in which they were held out.
struct HeldOutBusiness {
    std::int64_t business = 0;
    std::uint8_t fold = 0;
};

/// A review's words as a model sees them.
struct SeenWords {
    std::span<const Term> terms;  ///< in rising order
    LexiconFigures figures{};
    std::int64_t business = 0;  ///< whose review it is; 0: not known
};

/// What each known term, and each figure of the lexicon, says for a yes: calibrated linear models,
/// one for each fold and one for all. A business that was learned from is told of by the model that
/// did not see it, for a model knows the grades of what it was fitted on; any other by the one for
/// all. The terms of a text weigh together as much as those of any other (their length is 1,
/// Euclid). Weights of terms are kept in steps of 1/512.
class TermWeights {
  public:
    /// `terms` in rising order. A model's weights are those of the terms, in log-odds, and behind
    /// them those of the lexicon's figures; the models are those of the folds and then that of all.
    /// `base` are the log-odds of a yes among the examples whatever their words.
    TermWeights(std::span<const Term> terms, std::span<const LinearModel> models, double base,
                std::vector<HeldOutBusiness> businesses);
    /// Reads what `bytes` wrote; nothing where it is no such thing, or of another version of terms.
    static std::optional<TermWeights> read(std::string_view bytes);

    /// The same on every machine.
    std::string bytes() const;
    std::size_t size() const { return terms_.size(); }

    /// The calibrated log-odds of a yes.
    double log_odds(const SeenWords& words) const;
    /// What the words alone say: the log-odds above those of any text.
    double surplus(const SeenWords& words) const { return log_odds(words) - base_; }

  private:
    /// What a model says beside its terms.
    struct Model {
        double bias = 0;
        LexiconFigures figures{};
    };

    /// Open addressing; `place` counts from 1, and 0 is a free slot.
    struct Slot {
        Term term = 0;
        std::uint32_t place = 0;
    };

    TermWeights() = default;
    void lay_out();
    std::size_t slot_of(Term term) const;
    std::size_t model_for(std::int64_t business) const;

    std::vector<Term> terms_;
    std::vector<std::int16_t> weights_;  ///< by term, one a model
    std::vector<Model> models_;
    std::vector<HeldOutBusiness> businesses_;  ///< in rising order
    double base_ = 0;
    std::vector<Slot> slots_;  ///< the places in `terms_`
};

}  // namespace delight
