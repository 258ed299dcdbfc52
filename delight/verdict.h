#pragma once

#include <string>

#include "delight/delight.h"
#include "model/judgement.h"

namespace delight {

/// A verdict and the sentence that tells why.
struct Finding {
    model::Verdict verdict = model::Verdict::too_little_evidence;
    std::string rule;
};

/// The first rule of the design's table that fits a judgement's shares, probabilities and
/// effective n. `estimated`: part of its evidence is only an average, which is never enough for
/// delight; it is then promising at best.
Finding decide(const model::Judgement& figures, bool estimated, const Rules& rules);

}  // namespace delight
