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

/// How many of two groups of texts carry a signal, and which share of all texts of the segment.
struct SignalCount {
    long tens = 0;
    long of_tens = 0;
    long sevens = 0;
    long of_sevens = 0;
    double background = 0;  ///< 0 to 1
};

/// The same for one signal, which a text carries or does not: the log-odds ratio of carrying it,
/// with the background worth `prior_weight` texts to each group. Term and sign are left open.
Separation separating_signal(const SignalCount& count, double prior_weight = 20);

/// Keeps what can be told of so many that were looked at: among those that are kept, at most one in
/// ten is to be expected to separate nothing (Y. Benjamini and Y. Hochberg, Controlling the False
/// Discovery Rate, 1995). The interval of what is kept leaves 0. The most separating come first.
void keep_told(std::vector<Separation>& separations, double false_share = 0.10);

}  // namespace delight
