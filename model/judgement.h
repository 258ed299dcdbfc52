#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.h"
#include "model/patterns.h"

namespace model {

enum class Verdict {
    too_little_evidence,
    delight,
    hot_and_cold,
    cold_shower,
    promising,
    mediocre_seven
};

/// The best evidence that a verdict rests on.
enum class EvidenceKind { none, average_only, histogram, reviews };

/// A figure with its 90 % interval.
struct Estimate {
    double mean = 0;
    double low = 0;
    double high = 0;
};

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

    std::vector<Pattern> patterns;      ///< what is unusual about its reviews
    std::vector<ReviewChange> changes;  ///< what became of reviews after they were first seen
    /// Without the reviews of the patterns, and without those that vanished; nothing where there
    /// are none, or where the evidence is such that they cannot be taken off.
    std::optional<Recount> without_patterns;
    std::optional<Recount> without_vanished;
};

/// "delight", "mediocre_seven", …: the identifiers of the interchange.
std::string_view to_string(Verdict verdict);
std::string_view to_string(EvidenceKind kind);

}  // namespace model
