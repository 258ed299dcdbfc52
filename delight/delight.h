#pragma once

#include <array>
#include <chrono>
#include <span>
#include <string>
#include <vector>

#include "model/comparison.h"
#include "model/score.h"

namespace delight {

/// The rules of section "Verdicts"; each default is the design's.
struct Rules {
    double delighted_from = 8.5;      ///< grade
    double disappointed_below = 6.5;  ///< grade
    double half_life_months = 18;
    double min_effective_n = 10;
    double max_width = 0.40;  ///< of the 90 % interval of the delight share
    double min_bar = 0.40;
    double delight_probability = 0.90;
    double many_disappointed = 0.20;
    double many_disappointed_probability = 0.50;
    double hot_delighted = 0.35;
    double hot_disappointed = 0.20;
    double cold_probability = 0.90;
    double cold_disappointed = 0.30;
    double promising_probability = 0.50;
    int min_segment = 20;  ///< businesses below which a segment borrows its parent's prior
};

/// The grade (1 to 10, in hundredths) of a raw score: a ten-point scale is its own grade, at least
/// 1; any other maps linearly, worst to 1 and best to 10.
double grade(const model::Score& score);

/// What a judging brings: judgements in the order of the dossiers, and the segments' priors.
struct Judged {
    std::vector<model::Judgement> judgements;
    std::vector<model::Segment> segments;
};

/// Judges all dossiers as of a day; what came later is not seen. Pure.
Judged judge(std::span<const model::Dossier> dossiers, const Rules& rules, model::Day as_of);

/// The report's order: best first by the low end of the delighted share, then by its mean, then
/// by the number of ratings.
bool before(const model::Judgement& a, const model::Judgement& b);

}  // namespace delight
