#pragma once

#include <string>
#include <vector>

#include "delight/contract.h"

namespace delight {

/// What one run read of a layout, and what each earlier run read of it.
struct Held {
    model::Coverage now;
    std::vector<model::Coverage> runs;
    model::Coverage past;  ///< the sum of `runs`

    void add_run(const model::Coverage& run);
};

/// Whether fewer pages give the field than the past explains: the share of pages is taken to vary
/// between runs as a beta distribution does, so that the number of pages is beta-binomial. Its
/// intra-run correlation is estimated from the runs by moments, and begins at 0.1, worth four
/// runs, where few of them are known.
bool field_dropped(const Held& held, model::PageField field, const ContractRules& rules);

/// Whether pages with reviews hold fewer of them: Student's t on the means of pages, with the
/// variance between runs added, which begins at a tenth of the mean, worth four runs.
bool reviews_dropped(const Held& held, const ContractRules& rules);

/// Whether the scores are spread otherwise: a chi-square test of homogeneity, with the counts
/// divided by Kish's design effect (reviews of a page resemble one another), and at least
/// `min_distance` between the two in total variation.
bool scores_moved(const Held& held, const ContractRules& rules);

}  // namespace delight
