#pragma once

#include <span>
#include <vector>

#include "delight/timeline.h"

namespace delight {

/// How the delighted share of one kind of business wanders: around their common mean with this
/// precision at any moment (a beta distribution), and correlated with itself as exp(-rate t), t in
/// years. A rate of 0 is a share that stays as it is.
struct Drift {
    double mean = 0.3;
    double precision = 10;
    double rate = 0;
};

/// How well a drift foretells: the logarithm of the chance, rating by rating in the order of their
/// days, that each is as delighted as it was, given those of its business that are at least half a
/// year older (a prequential score, Dawid 1984, JRSS A 147:278). Nearer ones would foretell better,
/// but teach a faster drift than lasts: real shares also quiver from week to week around what
/// stays. Between two days the belief Beta(mA, (1-m)A) goes back towards the common one: its mean's
/// distance shrinks by r = exp(-rate t), its variance becomes r^2 of its own + (1 - r^2) of the
/// common one; each rating then updates it (conjugate updating, West, Harrison and Migon 1985, JASA
/// 80:73).
double forecast_score(std::span<const Timeline> timelines, const Drift& drift);

/// How fast a business is forgotten.
struct Forgetting {
    double half_life_months = 18;
    long ratings = 0;       ///< dated ratings that the drift was fitted on; 0: the rules' half-life
    double steadiness = 1;  ///< how much of the spread between businesses their past shares keep
    double wandered = 0;    ///< variance of its past share around today's, in that of one rating
};

/// How many ratings of today say as much of today's share as the weighted ones do by themselves,
/// without a prior: 1 / (1 / Kish's n + wandered). Where no drift was fitted, their weights' sum.
double current_n(const Tally& tally, const Forgetting& forgetting);

/// The drift whose score is best, where the rate's logarithm is normal around 0.045 a year with
/// standard deviation 2.5 (so that 20 reviews a year are forgotten with a half-life of 18 months)
/// and the precision's around the default prior's with 1. Of timelines with more than 60,000
/// ratings an even part of the businesses is used.
Drift fit_drift(std::span<const Timeline> timelines);

/// How many ratings of today would leave as little doubt as the timeline does: the strength of the
/// filter of forecast_score() at `as_of`, less the common precision. It rises with every rating,
/// and falls with the days between them, the faster the larger it is: so the reviews of a
/// business that gets many are sooner worth little.
double evidence_left(const Timeline& timeline, const Drift& drift, model::Day as_of);

/// The half-life with which the sum of 2^(-age / half-life) is that evidence, within 2 months and
/// 30 years.
double half_life_months(const Timeline& timeline, double evidence, model::Day as_of);

/// By dossier: from the drift fitted on its category, or, where fewer than 500 of that category's
/// ratings have an older one of their own business, on all dossiers. The rules' half-life where
/// they too are fewer, or the rules forbid a fit. `timelines` are in the order of the dossiers.
std::vector<Forgetting> forgetting(std::span<const model::Dossier> dossiers,
                                   std::span<const Timeline> timelines, const Rules& rules,
                                   model::Day as_of);

}  // namespace delight
