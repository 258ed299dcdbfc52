#pragma once

#include <vector>

#include "delight/voices.h"

namespace delight {

/// Listings that got far more reviews in some days than their own rhythm makes likely.
///
/// Every review begins a window of 3, 10 and 30 days (where dates are known to the month: of one
/// month). What is usual in it follows from the half years before and after it: by its length, or,
/// where that is more, by what the source's other listings did in those days (a season, a holiday
/// and an import of old reviews are no bursts), or by the same weeks of the years before and after.
/// The number of further reviews in the window is then negative binomial: the listing's rate is
/// gamma with that mean, with the doubt of the count it rests on, and with the scatter that windows
/// of the source's listings usually have (Season::scatter()); a review that stands there already
/// makes a busy window likelier, by one in the shape. The chance of so many is multiplied by the
/// number of windows looked at (a bound of the scan statistic: Naus 1965; by Mecke's formula it is
/// one for windows that begin at a review).
///
/// Told is a burst of at least six reviews, three times what was usual or more, with a chance under
/// 1/100 over the whole listing, where at least five reviews and a month before it show a rhythm.
std::vector<Found> bursts(const Chorus& chorus);

}  // namespace delight
