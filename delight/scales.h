#pragma once

#include <span>
#include <vector>

#include "model/evidence.h"
#include "model/source_view.h"

namespace delight {

/// The sources that changed their scale as of a day. Of each two neighbouring scales of a source,
/// by the median day of their reviews, the day is sought that parts them with the fewest reviews on
/// the wrong side of it; it is a change where both scales have at least five reviews dated to the
/// day, and at most one in fifty of them is on the wrong side. Two scales that were in use side by
/// side are no change. Grades are not touched by it: each review keeps the scale it was given on.
std::vector<model::ScaleChange> scale_changes(std::span<const model::Dossier> dossiers,
                                              model::Day as_of);

}  // namespace delight
