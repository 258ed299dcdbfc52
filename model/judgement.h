#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.h"
#include "model/estimate.h"
#include "model/outlook.h"
#include "model/patterns.h"
#include "model/source_view.h"

namespace model {

/// The best evidence that a verdict rests on.
enum class EvidenceKind { none, average_only, histogram, reviews };

/// Delight share over time: the share as of `day`.
struct TrendPoint {
    Day day;
    Estimate share;
};

/// The verdict as it would be without some of the reviews.
struct Recount {
    Verdict verdict = Verdict::too_little_evidence;
    std::string rule;
    Estimate delighted;
    double n = 0;
    double effective_n = 0;
    long left_out = 0;  ///< reviews that it leaves out
};

/// The judgement on one business, with its doubt and the figures that stand beside it.
/// Shares are 0 to 1, probabilities are posterior probabilities.
struct Judgement {
    std::int64_t business_id = 0;
    Verdict verdict = Verdict::too_little_evidence;
    EvidenceKind evidence = EvidenceKind::none;
    std::string rule;  ///< what decided, as a sentence of figures: "P(D >= 0.40) = 0.97 >= 0.90"

    Estimate delighted;
    Estimate satisfied;
    Estimate disappointed;
    std::optional<Estimate> grade_mean;  ///< 1 to 10
    std::optional<Estimate> nps_like;    ///< -100 to 100
    std::optional<Estimate> sevens;      ///< share of grades that round to 7

    double bar = 0;                  ///< the delight share that this segment asks
    double p_delight = 0;            ///< P(D >= bar)
    double p_many_disappointed = 0;  ///< P(X >= the limit)
    double p_more_disappointed = 0;  ///< P(X > D)

    double n = 0;            ///< ratings counted
    double effective_n = 0;  ///< their weights' sum
    /// Ratings by grade, rounded half up: [0] is grade 1, [9] grade 10. All zero where only an
    /// average is known.
    std::array<double, 10> histogram{};
    /// Delighted, satisfied, disappointed ratings, unweighted.
    std::array<double, 3> bands{};
    std::optional<Day> first;
    std::optional<Day> last;
    double undated = 0;  ///< how many of `n` carry no date of their own
    std::vector<std::string> sources;
    std::vector<std::string> badges;  ///< stable identifiers: "estimated", "undated", "stale"
    std::vector<TrendPoint> trend;
    std::string segment;         ///< the segment whose prior was used
    std::optional<double> rank;  ///< 0 (last) to 1 (first) in its segment by the low end of D

    std::vector<Pattern> patterns;  ///< what is unusual about its reviews
    /// What became of reviews after they were first seen.
    std::vector<ReviewChange> review_changes;
    /// Without the reviews of the patterns, and without those that vanished; nothing where there
    /// are none, or where the evidence is such that they cannot be taken off.
    std::optional<Recount> without_patterns;
    std::optional<Recount> without_vanished;
    double half_life_months = 0;
    long half_life_from = 0;  ///< dated ratings that the half-life was fitted on; 0: it was given
    std::vector<Change> changes;
    std::optional<Gap> gap;           ///< to the next verdict; of delight: to losing it
    std::optional<NextVerdict> next;  ///< nothing above it, or no evidence: none
    std::optional<Fall> fall;
    std::vector<SourceView> views;  ///< by source
};

/// "delight", "mediocre_seven", …: the identifiers of the interchange.
std::string_view to_string(Verdict verdict);
std::string_view to_string(EvidenceKind kind);

}  // namespace model
