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

/// A rate and how probable it is.
struct RateChance {
    double rate = 0;
    double chance = 0;
    double spread = 1;  ///< the common variance with this rate, in that of the belief
};

/// What the ratings of one kind of business tell of its drift: seldom one rate, for a few thousand
/// ratings leave steady and wandering shares both possible.
struct DriftBelief {
    double mean = 0.3;
    double precision = 10;          ///< of the mean common variance
    std::vector<RateChance> rates;  ///< from slow to fast; the chances add up to 1
};

/// The posterior over rates 0 and 0.001 to 1.024 a year, each with its best precision and the score
/// as likelihood. Beforehand shares stay as they are with probability 0.3; else the rate's
/// logarithm is normal around 0.05 a year (20 reviews a year are then forgotten with a half-life of
/// about 18 months) with standard deviation 1. The precision's is normal around the default
/// prior's with 1. Of timelines with more than 60,000 ratings an even part of the businesses is
/// used.
DriftBelief fit_drift(std::span<const Timeline* const> timelines);
DriftBelief fit_drift(std::span<const Timeline> timelines);

}  // namespace delight
