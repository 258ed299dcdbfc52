#pragma once

#include <string_view>
#include <vector>

#include "app/demo_dice.h"
#include "app/demo_town.h"

namespace app {

/// A score of 1 to 10: a nine or ten with probability `delighted`, a six or lower with
/// `disappointed`, otherwise a seven or eight.
int draw_score(double delighted, double disappointed, Dice& dice);

/// What the Zoover-like site asks of a stay, near the overall score; 0 where the guest gave none.
std::vector<DemoAspect> stay_aspects(int score, std::string_view kind, Dice& dice);

/// Eten, Service and Decor of the Iens-like site, which has no overall score. Their mean stays as
/// delighted, satisfied or disappointed as `score` is: the truth is in the shares.
std::vector<DemoAspect> table_aspects(int score, Dice& dice);

/// The mean of the aspects that were given, rounded half up.
int rounded_mean(const std::vector<DemoAspect>& aspects);

}  // namespace app
