#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.h"

namespace model {

/// One stored review, as evidence names it.
struct CitedReview {
    std::int64_t listing_id = 0;
    std::int64_t review = 0;  ///< its identity within that listing
    std::string id;           ///< the source's own; empty: it shows none
    std::optional<Date> date;
    double grade = 0;  ///< 1 to 10
};

enum class PatternKind { burst, near_duplicates, one_off_extremes, words_against_grade };

/// Something about a business's reviews that is seldom so by chance. It can have a good reason: a
/// pattern is no accusation.
struct Pattern {
    PatternKind kind = PatternKind::burst;
    std::string source;
    long n = 0;        ///< reviews that show it
    long of = 0;       ///< among which it was looked for
    double usual = 0;  ///< how many were to be expected among those
    double p = 1;      ///< the chance of so many or more where nothing is unusual, at most
    /// Of the reviews that show it; nothing where none of them is dated.
    std::optional<Day> first{};
    std::optional<Day> last{};
    long businesses = 1;  ///< near duplicates: over how many businesses they are spread
    std::vector<CitedReview> reviews{};
    std::vector<CitedReview> originals{};  ///< near duplicates: the earliest one of each text
};

enum class ChangeKind { vanished, returned, edited, rescored, answered };

/// What became of a review after it was first seen.
struct ReviewChange {
    ChangeKind kind = ChangeKind::edited;
    CitedReview review;  ///< as it stands
    Day seen{};          ///< when it was first seen to be so
    /// Re-scored: the grade before.
    std::optional<double> before{};
};

/// "burst", "near_duplicates", …: the identifiers of the interchange.
std::string_view to_string(PatternKind kind);
std::string_view to_string(ChangeKind kind);

}  // namespace model
