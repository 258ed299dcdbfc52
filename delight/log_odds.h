#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/judgement.h"

namespace delight {

/// How often a word or signal stands in the texts that are compared.
struct TermCount {
    std::string term;
    double tens = 0;        ///< in the nines and tens
    double sevens = 0;      ///< in the sevens and eights
    double background = 0;  ///< in the texts of the whole segment
};

/// How far a term separates the one group from the other.
struct Separation {
    std::string term;
    model::Estimate log_odds;  ///< over 0: the nines and tens say it more; with its 90 % interval
    double z = 0;              ///< the log-odds in its standard errors
};

/// What separates the nines and tens from the sevens and eights: the log-odds ratio with an
/// informative Dirichlet prior of B. L. Monroe, M. P. Colaresi and K. M. Quinn, Fightin' Words,
/// Political Analysis 16 (2008), formulas 16, 20 and 22. The prior is the background, scaled to
/// `prior_weight` words. The most separating come first; empty where either group has fewer than
/// `fewest` terms in all: not enough texts.
std::vector<Separation> separating_terms(std::span<const TermCount> terms,
                                         double prior_weight = 500, double fewest = 200);

}  // namespace delight
