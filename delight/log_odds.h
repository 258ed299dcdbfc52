#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/spoken.h"

namespace delight {

/// How often a word or signal stands in the texts that are compared.
struct TermCount {
    std::string term;
    double tens = 0;        ///< in the nines and tens
    double sevens = 0;      ///< in the sevens and eights
    double background = 0;  ///< in the texts of the whole segment
};

using model::Separation;

/// What separates the nines and tens from the sevens and eights: the log-odds ratio with an
/// informative Dirichlet prior of B. L. Monroe, M. P. Colaresi and K. M. Quinn, Fightin' Words,
/// Political Analysis 16 (2008), formulas 16, 20 and 22. The prior is the background, scaled to
/// `prior_weight` words. The most separating come first; empty where either group has fewer than
/// `fewest` terms in all: not enough texts.
std::vector<Separation> separating_terms(std::span<const TermCount> terms,
                                         double prior_weight = 500, double fewest = 200);

}  // namespace delight
