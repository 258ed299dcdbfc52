#pragma once

#include <span>
#include <vector>

#include "delight/evidence.h"
#include "delight/segments.h"

namespace delight {

/// Fills each judgement's views by source and the sources' biases (biases()). `evidence` and
/// `segmentation` are those of the judgements, in their order.
///
/// A view's share has the posterior that the business would have if nothing else were known of it
/// than this source's ratings, under the segment's prior as this source would show it; its rank is
/// among the businesses with the same segment that have ratings on this source. A site's bias in
/// shares is told at the mean share of all its shared businesses, and rests on counted ratings
/// only; that in grades on averages too.
void fill_views(Judged& judged, std::span<const Evidence> evidence,
                const Segmentation& segmentation, const Rules& rules);

}  // namespace delight
