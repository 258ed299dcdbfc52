#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "delight/delight.h"
#include "delight/statistics.h"
#include "model/comparison.h"

namespace delight {

/// The names of the segments that a business belongs to, from the closest to the widest:
/// "restaurant, Amersfoort", "restaurant", "all".
std::vector<std::string> segment_path(const model::Business& business);

/// A segment and the dossiers (by their place) that belong to it, its children's included.
struct Group {
    model::Segment segment;
    std::vector<std::size_t> members;
};

/// The segments of a judging and which of them each dossier is compared with.
struct Segmentation {
    std::vector<Group> groups;
    std::vector<std::size_t> group_of;  ///< by dossier: the group whose prior it uses
};

/// The bar of a prior: the larger of the rules' least bar and the upper quartile of the prior's
/// delighted share.
double bar_of(const Shares& prior, const Rules& rules);

/// What a prior is fitted on, by dossier.
struct Fitted {
    std::span<const Shares> ratings;     ///< by band
    std::span<const double> steadiness;  ///< how much of the true spread these keep, 0 to 1
};

/// Groups the dossiers by category and city and fits each group's prior on their ratings by band
/// (fit_prior()). Ratings gathered over a time in which shares wandered lie closer together than
/// the shares of one moment do: the fit's variance is divided by the mean steadiness. A group in
/// which fewer businesses than the rules' minimum have any rating borrows from its parent: category
/// and city from the category everywhere, that from all businesses. If even they are too few, their
/// fit is drawn towards the default prior (shrink_prior()). A business without a category is
/// compared with all, one without a city with its category.
Segmentation segment(std::span<const model::Dossier> dossiers, const Fitted& fitted,
                     const Rules& rules, std::size_t threads = 1);

}  // namespace delight
