#pragma once

#include <array>
#include <span>

#include "delight/spoken.h"

namespace delight {

/// What reviews say well and ill of one thing, as shares of all of them.
struct PraiseAndBlame {
    SpokenShare praise;
    SpokenShare blame;
};

/// The steps of the Service Excellence Model (ISO 23592), lowest first: the promise kept, the
/// problem solved, the personal service, the surprise.
using Pyramid = std::array<PraiseAndBlame, 4>;
Pyramid pyramid_of(std::span<const SpokenReview> reviews);

/// The three basics of being helped.
struct Basics {
    PraiseAndBlame adequately;  ///< promise, recovery
    PraiseAndBlame kindly;      ///< staff, personal
    PraiseAndBlame in_time;     ///< speed
};
Basics basics_of(std::span<const SpokenReview> reviews);

/// The two axes that must go together: of the reviews that speak of it, those that do so well.
struct Axes {
    SpokenShare excellence;  ///< operational: promise, recovery, speed, effort
    SpokenShare intimacy;    ///< with the guest: staff, personal, surprise, feeling
};
Axes axes_of(std::span<const SpokenReview> reviews);

/// Those who send others, and those who come back; as shares, so a hundredfold is "in a hundred".
struct Ambassadors {
    PraiseAndBlame recommend;
    PraiseAndBlame come_back;
};
Ambassadors ambassadors_of(std::span<const SpokenReview> reviews);

/// The customer delight factor: of those who speak of the price, the share that finds it good,
/// among the delighted (grades from 8.5) and the satisfied (from 6.5).
struct PriceTolerance {
    SpokenShare delighted;
    SpokenShare satisfied;
};
PriceTolerance price_tolerance_of(std::span<const SpokenReview> reviews);

/// What the words say of the numbers.
enum class WordsBadge {
    not_enough_texts,
    none,
    words_agree,  ///< the delighted speak of surprise, personal care, recommending, coming back
    hollow_tens   ///< they hardly do
};

/// Words agree where the share of delighted reviews that carry a sign of delight (surprise,
/// personal, ambassador, return or feeling, +) is at least a third with 90 % of confidence, and
/// are hollow where it is at most a sixth. Under ten delighted texts nothing is said.
WordsBadge words_badge_of(std::span<const SpokenReview> reviews);

/// Hidden delight, the Dutch reserve: of the reviews with an eight (grades from 7.5 to 8.5) the
/// share that carries two signs of delight or more and no blame.
SpokenShare hidden_delight_of(std::span<const SpokenReview> reviews);

}  // namespace delight
