#pragma once

#include <string>

#include "model/judgement.h"
#include "report/template.h"
#include "report/words.h"

namespace report {

/// Fills "range.html": the delight share as a dot with its interval on an axis of 0 to 100 %, the
/// bar marked. `bar` 0: none.
void fill_range(Fields chart, const Words& words, const model::Estimate& share, double bar);

/// How wide the stacked bar is drawn in a table's cell, in one of the columns side by side and
/// across a page's column, in its own units.
inline constexpr double narrow_bands = 168;
inline constexpr double side_bands = 240;
inline constexpr double wide_bands = 480;

/// Fills "bands.html": nines and tens, sevens and eights, lower, as one stacked bar of `width`
/// units by 22. Returns false, and fills nothing, where there are no ratings by band.
bool fill_bands(Fields chart, const Words& words, const model::Judgement& judgement, double width);

/// Fills "histogram.html"; false where only an average is known.
bool fill_histogram(Fields chart, const Words& words, const model::Judgement& judgement);

/// Fills "spark.html": the trend as a line in a table's cell; false for fewer than two points.
bool fill_spark(Fields chart, const Words& words, const model::Judgement& judgement);

/// Fills "trend.html"; false for fewer than two points.
bool fill_trend(Fields chart, const Words& words, const model::Judgement& judgement);

}  // namespace report
