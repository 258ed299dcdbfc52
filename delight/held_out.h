#pragma once

#include <cstdint>
#include <span>

#include "model/learning.h"

namespace delight {

/// −ln of the chance that was given to what was so; a chance under a millionth counts as one.
double log_loss(double log_odds, bool positive);

/// How well held-out answers (0 or 1) were foretold. Zeros of none.
model::HeldOut figures_of(std::span<const double> log_odds, std::span<const std::uint8_t> answers);

/// The chance that a sum of leads is as large as it is where leads and lags are as likely: the sign
/// of each group's sum is flipped at random, 9,999 times (Fisher's randomization test for pairs).
/// Whole groups, for the reviews of one business have much in common. `groups` are small numbers.
/// Under five groups nothing can come out below 1/32.
double sign_flip_p(std::span<const double> leads, std::span<const std::uint32_t> groups);

}  // namespace delight
