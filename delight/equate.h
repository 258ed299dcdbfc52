#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "model/estimate.h"
#include "model/source_view.h"

namespace delight {

/// One figure of one business at one source: a grade, or the ln-odds of a share.
struct Sighting {
    std::size_t business = 0;
    std::size_t source = 0;
    double value = 0;
    double variance = 1;  ///< of its sampling error, above 0
};

/// How much higher a source shows its figures than the mean of the sources that it is linked with.
struct Bias {
    int businesses = 0;  ///< on this source and another of its kind
    double mean = 0;
    double error = 0;    ///< standard error
    bool known = false;  ///< false: too few shared businesses
};

/// The bias of each of so many sources, from the businesses that stand on two or more.
///
/// A business's figure at a source is its own level + the source's bias + a difference that this
/// business has there (variance tau^2) + sampling error. The levels are free, so only differences
/// within a business count; the biases are their weighted least squares, and sum to zero over
/// sources that shared businesses link. tau^2 is the value at which the weighted squares of the
/// residuals equal their degrees of freedom (Paule and Mandel 1982, J. Res. NBS 87:377; DerSimonian
/// and Kacker 2007, Contemp. Clin. Trials 28:105). A source that shares fewer than `min_shared`
/// businesses with the others is left out, and they without it.
std::vector<Bias> biases(std::span<const Sighting> sightings, std::size_t sources, int min_shared);

/// A share as ln-odds with the variance of its sampling error; half a rating is added on both
/// sides (Haldane 1955, Anscombe 1956), so that none and all have one too.
struct LogOdds {
    double value = 0;
    double variance = 0;
};
LogOdds log_odds(double hits, double n);

/// A share as a source of average generosity would show it: its ln-odds less the bias; the bias's
/// error widens the interval.
model::Estimate equated_share(const model::Estimate& share, const Bias& bias);
/// A grade likewise, kept within 1 and 10.
model::Estimate equated_grade(const model::Estimate& grade, const Bias& bias);

}  // namespace delight
