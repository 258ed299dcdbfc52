#pragma once

#include <optional>
#include <string>

#include "delight/delight.h"
#include "delight/statistics.h"
#include "model/judgement.h"

namespace delight {

/// A verdict and the sentence that tells why.
struct Finding {
    model::Verdict verdict = model::Verdict::too_little_evidence;
    std::string rule;
};

/// Fills in the shares with their intervals and the three probabilities of a Dirichlet posterior;
/// the judgement's bar must stand.
void fill_shares(model::Judgement& judgement, const Shares& posterior, const Rules& rules);
/// The same without the intervals, which cost most of the time.
void fill_chances(model::Judgement& judgement, const Shares& posterior, const Rules& rules);

/// The first rule of the design's table that fits a judgement's shares, probabilities and
/// effective n. `estimated`: part of its evidence is only an average, which is never enough for
/// delight; it is then promising at best.
Finding decide(const model::Judgement& figures, bool estimated, const Rules& rules);

/// How far the figure that decided is from the limit at which the next verdict begins; of delight,
/// from the nearer of the two at which it is lost. Where two figures must move, the one that is
/// nearer to its limit is told. Nothing where part of the evidence is only an average and nothing
/// but that stands in the way.
std::optional<model::Gap> gap(const model::Judgement& figures, const Rules& rules);

}  // namespace delight
