#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "delight/bands.h"
#include "delight/statistics.h"
#include "model/evidence.h"

namespace delight {

/// How widely single ratings of one business usually lie around its mean, in grades.
constexpr double usual_grade_sd = 1.5;

/// Ratings added up, each with its weight.
struct Tally {
    double n = 0;                        ///< ratings, each counted as one
    double undated = 0;                  ///< how many of them carry no date of their own
    double effective = 0;                ///< the sum of their weights
    double squares = 0;                  ///< the sum of their squared weights
    Shares bands{};                      ///< unweighted
    Shares weighted{};                   ///< by weight
    std::array<double, 10> histogram{};  ///< by grade, unweighted
    double sevens = 0;                   ///< grades that round to 7, by weight
    WeightedMean grades;
    std::optional<model::Day> first;  ///< of the dated ones
    std::optional<model::Day> last;

    void add(const Tally& other);
    /// Kish's effective sample size, (sum w)^2 / sum w^2; 0 of nothing. An average alone is worth
    /// no more in it than in their sum.
    double kish() const { return effective > 0 ? effective * effective / squares : 0; }
    /// The weighted bands as so many equal ratings as scatter alike (kish()).
    Shares independent() const;
};

/// One listing's evidence as it is used.
struct Used {
    const model::ListingEvidence* listing = nullptr;
    model::EvidenceKind kind = model::EvidenceKind::none;
    Tally tally;
};

/// The evidence chosen for one business: for each listing one kind, never two.
struct Evidence {
    std::vector<Used> used;
    Tally tally;  ///< all of `used`, added up
    bool estimated() const;
    model::EvidenceKind best() const;
};

/// What a rating that counts from `day` weighs at `as_of`: 2^(-age / half-life), 1 for no age.
double recency_weight(model::Day day, model::Day as_of, const Rules& rules);

/// Chooses the evidence on a business as it was seen at `as_of`.
///
/// A listing's read reviews stand if they are at least half of what its site counts; if fewer
/// were read and the site shows a histogram, all ratings of the histogram stand instead, undated
/// (the newest few pages are no fair sample of the whole, but a majority of it is nearly the
/// whole). An average with a count is used only where all this leaves the business under the
/// least effective n, and then for a listing only if it tells more than what was read there.
Evidence choose_evidence(const model::Dossier& dossier, const Rules& rules, model::Day as_of);

}  // namespace delight
