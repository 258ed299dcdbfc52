#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/coverage.h"

namespace delight {

/// When a run differs from a source's own past so much that its layout must have changed, and not
/// only the pages that happened to be read. Both are asked: a drop that matters, and one that
/// chance and the usual differences between runs explain with less than `max_probability`.
struct ContractRules {
    double max_probability = 0.001;
    long min_past_pages = 5;
    long min_pages = 3;
    double min_drop = 0.25;         ///< of a field's share of pages
    double max_reviews_left = 0.5;  ///< of the mean number of reviews a page
    long min_score_pages = 20;      ///< with reviews, now and before, to compare scores at all
    double min_distance = 0.4;      ///< share of the scores that would have to move
};

/// Something that a source's pages no longer give as they did.
struct LayoutChange {
    std::string source;
    std::string recipe;  ///< whose pages; empty: all of the source's
    std::string what;    ///< "0 of 40 pages give an address, before 38 of 40"
};

/// Holds what a run read against what earlier runs read of the same source and, where a source has
/// several layouts, of the same recipe. What earlier runs found changed is no measure. Pure.
std::vector<LayoutChange> layout_changes(std::span<const model::Coverage> run,
                                         std::span<const model::Coverage> past,
                                         const ContractRules& rules = {});

}  // namespace delight
