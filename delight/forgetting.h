#pragma once

#include <span>
#include <vector>

#include "delight/drift.h"
#include "delight/timeline.h"

namespace delight {

/// How fast a business is forgotten.
struct Forgetting {
    double half_life_months = 18;
    long ratings = 0;       ///< dated ratings that the drift was fitted on; 0: the rules' half-life
    double steadiness = 1;  ///< how much of the spread between businesses their past shares keep
    double wandered = 0;    ///< variance of its past share around today's, in that spread
};

/// How many ratings of today say as much of today's share by themselves, without a prior, as
/// weighted ones of Kish's effective size `kish` do: 1 / (1 / kish + wandered / the prior's
/// precision).
double current_n(double kish, const Forgetting& forgetting, const Shares& prior);

/// The half-life, within 2 months and 100 years, with which a business is just as uncertain as its
/// posterior says: the longest with which "prior + weighted ratings" does not err more than the
/// beta distribution of these claims.
///
/// In the common variance, that claims 1 - b to be left, where b = W / (P + W), W is the weights'
/// sum and P the precision. Its mean, b times the weighted share plus 1 - b times the common mean,
/// errs by 1 - 2bc + b^2 (w + P / K): c and w are the covariances of the past share with today's
/// and with itself, K is Kish's n. All of them are averages over the belief's rates, whose doubt so
/// widens the interval. The best linear estimate (a Kalman filter's) nearly has this half-life; of
/// a share that stays as it is nothing is forgotten.
double half_life_months(const Timeline& timeline, const DriftBelief& belief, model::Day as_of);

/// By dossier: from the drift fitted on its category, or, where fewer than 500 of that category's
/// ratings have an older one of their own business, on all dossiers. The rules' half-life where
/// they too are fewer, or the rules forbid a fit. `timelines` are in the order of the dossiers.
std::vector<Forgetting> forgetting(std::span<const model::Dossier> dossiers,
                                   std::span<const Timeline> timelines, const Rules& rules,
                                   model::Day as_of, std::size_t threads = 1);

}  // namespace delight
