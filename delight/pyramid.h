#pragma once

#include <span>

#include "delight/spoken.h"

namespace delight {

/// The docs of what is returned say what each is made of.
model::Pyramid pyramid_of(std::span<const SpokenReview> reviews);
model::Basics basics_of(std::span<const SpokenReview> reviews);
model::Axes axes_of(std::span<const SpokenReview> reviews);
model::Ambassadors ambassadors_of(std::span<const SpokenReview> reviews);
model::PriceTolerance price_tolerance_of(std::span<const SpokenReview> reviews);

/// Words agree where the share of delighted reviews that carry a sign of delight (surprise,
/// personal, ambassador, return or feeling, +) is at least a third with 90 % of confidence, and
/// are hollow where it is at most a sixth. Under ten delighted texts nothing is said.
model::WordsBadge words_badge_of(std::span<const SpokenReview> reviews);

/// Of the reviews with a grade from `from` to under `below`, those with the words of nines: by a
/// learned model where one may be asked (Likeness), else two signs of delight or more and no blame.
SpokenShare words_of_nines(std::span<const SpokenReview> reviews, double from, double below);

/// Hidden delight, the Dutch reserve: of the reviews with an eight (grades from 7.5 to 8.5) those
/// with the words of nines.
SpokenShare hidden_delight_of(std::span<const SpokenReview> reviews);

/// Of the nines and tens that a learned model may be asked of, those with the words of sevens.
SpokenShare hollow_tens_of(std::span<const SpokenReview> reviews);

/// Of the reviews without a grade whose words are good or bad, those whose words are good.
SpokenShare good_unscored_of(std::span<const SpokenReview> reviews);

/// Whether that share is worth a badge: at least ten eights, whose words are those of nines more
/// often than the eights of the segment (the low end of the interval is above their share), and at
/// least as often as its nines and tens themselves (`nines`, words_of_nines() from 8.5 on).
bool is_hidden_delight(const SpokenShare& here, const SpokenShare& segment,
                       const SpokenShare& nines);

}  // namespace delight
