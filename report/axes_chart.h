#pragma once

#include <span>

#include "report/edition.h"

namespace report {

/// Adds section DRAWN with "axes.html" at AXES: operational excellence against customer intimacy,
/// every business of a segment a point with its intervals as a cross and the shape of its verdict;
/// the corner of both is named. `members` are places in the comparison. Those with too few texts
/// are counted, not drawn. False, with nothing added, where fewer than three can be drawn.
bool fill_axes_chart(Fields page, const Edition& edition, const model::Segment& segment,
                     std::span<const std::size_t> members);

}  // namespace report
