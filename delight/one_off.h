#pragma once

#include <vector>

#include "delight/delight.h"
#include "delight/voices.h"

namespace delight {

/// Businesses with more one-off extreme raters than their source usually has: authors who are met
/// once in the whole store and give the highest grade (9.5 or more), or the lowest (1.5 or less).
///
/// Asked is, among a business's highest (or lowest) grades with a known author, how many come from
/// such authors, against the other businesses of the source (excesses()). So a business is not
/// held to be unusual for its many tens, and nothing is told of a source where nearly every author
/// is met once. At least five.
std::vector<Found> one_off_extremes(const Chorus& chorus);

/// Businesses with more reviews than is usual at their source whose words say the opposite of the
/// number: a delighted grade with words of polarity -0.5 or lower, or one under 5.5 (that passes no
/// Dutch exam; three of five stars do) with 0.5 or higher. Among the reviews with such grades whose
/// words were read (excesses()). At least three.
std::vector<Found> words_against_grade(const Chorus& chorus, const Rules& rules);

}  // namespace delight
