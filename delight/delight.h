#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "model/comparison.h"
#include "model/rules.h"
#include "model/score.h"

namespace delight {

using model::Rules;

/// The grade (1 to 10, in hundredths) of a raw score: a ten-point scale is its own grade, at least
/// 1; any other maps linearly, worst to 1 and best to 10.
double grade(const model::Score& score);

/// What a judging brings: judgements in the order of the dossiers, the segments' priors, how
/// generous the sources are, and which changed their scale.
struct Judged {
    std::vector<model::Judgement> judgements;
    std::vector<model::Segment> segments;
    std::vector<model::SourceBias> biases;
    std::vector<model::ScaleChange> scale_changes;
};

/// Judges all dossiers as of a day; what came later is not seen. Pure: with any number of threads
/// the same comes of the same, to the last bit.
Judged judge(std::span<const model::Dossier> dossiers, const Rules& rules, model::Day as_of,
             std::size_t threads = 1);

/// Judges one business in a segment whose prior and bar are known, with the rules' half-life. Its
/// rank is not told.
model::Judgement judge_within(const model::Dossier& dossier, const model::Segment& segment,
                              const Rules& rules, model::Day as_of);

/// The report's order: best first by the low end of the delighted share, then by its mean, then
/// by the number of ratings.
bool before(const model::Judgement& a, const model::Judgement& b);

}  // namespace delight
