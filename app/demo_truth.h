#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/demo_town.h"
#include "model/judgement.h"

namespace app {

/// The limits of the design's verdicts, with which the truth is judged.
struct DemoLimits {
    double bar = 0.40;                ///< delighted share that `delight` asks
    double many_disappointed = 0.20;  ///< and more disappointed than this is no delight
    double hot_delighted = 0.35;
    double cold_disappointed = 0.30;
    int too_few = 10;            ///< reviews below which nobody can know
    double ample = 20;           ///< effective number of reviews from which a verdict is due
    double borderline = 0.03;    ///< a true share this near to a limit stands on both sides of it
    double within_reach = 0.05;  ///< below the bar, `promising` is still fair
    double half_life_days = 548;
};

/// The verdict that endless evidence of a business's true shares would bring. Never `promising`:
/// that verdict says "probably delight, not proven yet", which is about evidence, not about truth.
model::Verdict true_verdict(const DemoBusiness& business, const DemoLimits& limits = {});

/// Whether a verdict does a business right: it is the true one, or the true one with its shares
/// moved by `borderline`; or it is `promising` for a business at or within reach of the bar that
/// disappoints few; or it is `too_little_evidence` where reviews are few or old.
bool agrees(model::Verdict verdict, const DemoBusiness& business, model::Day today,
            const DemoLimits& limits = {});

/// A verdict as the program gave it, and the bar of its segment.
struct DemoVerdict {
    std::string name;
    model::Verdict verdict = model::Verdict::too_little_evidence;
    double bar = 0.40;
};

/// How the program's verdicts stand beside the truth.
struct DemoScore {
    int agree = 0;                     ///< of those judged
    int judged = 0;                    ///< got a verdict, or should have
    int too_little = 0;                ///< rightly left without a verdict
    int false_delight = 0;             ///< called delight, and truly is not; the worst mistake
    std::vector<std::string> wrong;    ///< "Hotel X: promising, but truly mediocre_seven"
    std::vector<std::string> missing;  ///< businesses without any verdict
    std::vector<std::string> unknown;  ///< verdicts on what the town does not have
};

DemoScore compare_with_truth(const Town& town, std::span<const DemoVerdict> verdicts);

}  // namespace app
