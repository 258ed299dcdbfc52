#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

#include "model/comparison.h"

namespace report {

enum class Language { dutch, english };

struct Error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The thresholds that the verdicts were given by, for the report to explain them and to tell how
/// near the next verdict is. The defaults are the design's.
struct Rules {
    double delighted_from = 8.5;      ///< grade
    double disappointed_below = 6.5;  ///< grade
    double half_life_months = 18;
    double min_effective_n = 10;
    double max_width = 0.40;  ///< of the 90 % interval of the delight share
    double min_bar = 0.40;
    double delight_probability = 0.90;
    double many_disappointed = 0.20;
    double many_disappointed_probability = 0.50;
    double hot_delighted = 0.35;
    double hot_disappointed = 0.20;
    double cold_probability = 0.90;
    double cold_disappointed = 0.30;
    double promising_probability = 0.50;
};

struct Options {
    Language language = Language::dutch;
    Rules rules{};
};

/// Writes `index.html`, a page a business and the data files beside `out`, and swaps them in as a
/// whole: `out` is always either the old report or the new one. The same comparison gives the same
/// bytes. Throws `Error` when the folder cannot be written, or holds something that is not a report
/// of ours; what stood there then still stands.
void publish(const model::Comparison& comparison, const Options& options,
             const std::filesystem::path& out);

}  // namespace report
