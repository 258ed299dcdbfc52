#pragma once

#include <optional>

#include "delight/statistics.h"
#include "delight/verdict.h"
#include "model/judgement.h"

namespace delight {

/// What a verdict rests on, so that one can ask what other ratings would have made of it.
struct Standing {
    Shares prior{};
    Shares counts{};    ///< ratings as given
    Shares weighted{};  ///< the same, each with its weight
    double bar = 0;
    bool estimated = false;  ///< part of it is only an average

    Shares posterior() const;
};

/// The verdict that a standing gets: decide() on its posterior.
Finding decide(const Standing& standing, const Rules& rules);

/// The nearest better verdict and what it takes; nothing for `delight`. Better than
/// `cold_shower` are `mediocre_seven` and `hot_and_cold`, better than these `promising`, better
/// than that `delight`. "Sevens that must become nines" are ratings of the middle band given as
/// delighted, each with the mean weight of that band; where not even all of them would do, the
/// fewest "sixes" (disappointed turned satisfied) that open the way are told with them. Searched
/// by bisection, as more of the same never undoes what it brought. `judgement` is what was judged
/// on that standing.
std::optional<model::NextVerdict> next_verdict(const model::Judgement& judgement,
                                               const Standing& standing, const Rules& rules);

/// What it is worth that so many of a business's ratings are nines instead of sevens: of every
/// hundred customers 100 ratings / n, each worth the rules' customer value times 27 to 103 % more
/// (a customer with an emotional bond against a very satisfied one, as J.-P. Thomassen's Customer
/// Delight Strategy has it; it rests on no study that we could read). Reviewers stand for
/// all customers in this. Nothing where no customer value was given.
std::optional<model::Worth> worth_of(double ratings, double n, const Rules& rules);

/// How many further sevens, or sixes, each of weight 1, in a row would take a verdict away; nothing
/// where 500 of neither would, or no verdict was given.
std::optional<model::Fall> fall(const model::Judgement& judgement, const Standing& standing,
                                const Rules& rules);

}  // namespace delight
