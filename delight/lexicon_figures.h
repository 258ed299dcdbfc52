#pragma once

#include <array>

#include "model/reading.h"

namespace delight {

/// What the lexicon makes of a review, as figures: the polarity, and how many signals are signs of
/// delight, other praise, and blame.
using LexiconFigures = std::array<double, 4>;
LexiconFigures figures_of(const model::Reading& reading);

}  // namespace delight
