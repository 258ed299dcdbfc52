#pragma once

#include <optional>
#include <string>

#include "model/date.h"

namespace model {

enum class Verdict {
    too_little_evidence,
    delight,
    hot_and_cold,
    cold_shower,
    promising,
    mediocre_seven
};

/// How far the figure that decided is from where another verdict would begin.
struct Gap {
    std::string text;     ///< "P(D >= 0.40) = 0.63 is 0.27 short of 0.90"
    double distance = 0;  ///< the same as a number, in the figure's own unit
};

/// Money, by the customer value that the user gave.
struct Worth {
    double low = 0;
    double high = 0;
};

/// What it takes to get the nearest better verdict. Numbers of ratings; what cannot be reached in
/// this way, or not within 500, is left out.
struct NextVerdict {
    Verdict verdict = Verdict::too_little_evidence;
    std::optional<long> nines;   ///< further nines or tens in a row
    std::optional<long> sevens;  ///< of its sevens and eights that would have to become nines
    std::optional<long> sixes;   ///< of its sixes and lower that would have to become sevens
    std::optional<long> more;    ///< further ratings like those it has
    std::optional<Worth> worth;  ///< of those sevens as nines, by a hundred customers
};

/// How soon a verdict would be lost: so many further ratings of that kind in a row.
struct Fall {
    Verdict verdict = Verdict::too_little_evidence;
    std::optional<long> sevens;
    std::optional<long> sixes;
};

/// A change over time that is probable (P >= 0.95).
struct Change {
    std::string what;  ///< "up", "down", "lost_nines", "fewer_disappointed", "more_disappointed"
    Day since;         ///< first day of the likeliest month
    double probability = 0;
    double before = 0;  ///< share before, of the same months of the year
    double after = 0;
};

}  // namespace model
