#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "model/comparison.h"
#include "model/rules.h"

namespace report {

/// The language of a report, by the name of its file of words: "nl" of `nl.txt`.
struct Language {
    std::string code;

    bool operator==(const Language&) const = default;
    static const Language dutch, english;
};

/// What breaks a report: the disk, or a folder that is not ours.
struct Error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A theme folder of the user that cannot be used, or a language that nobody has words of. It names
/// file and reason.
struct ThemeError : Error {
    using Error::Error;
};

using model::Rules;

struct Options {
    Language language = Language::dutch;
    model::Rules rules{};
    /// A folder whose files stand in for the built-in ones of the same name; empty: none.
    std::filesystem::path theme{};
    /// How many reports `out` keeps, each in a folder named by its day; 0: `out` itself is the
    /// only report.
    int keep = 0;
};

/// What a user should hear about a report that was made all the same: words that a theme misses.
using Notes = std::vector<std::string>;

/// Writes the pages and data files of a report and brings them into `out` as a whole: what `out`
/// shows is always either the old report or the new one. The same comparison gives the same bytes.
/// Throws `Error` when the folder cannot be written, or holds something that is not a report of
/// ours; what stood there then still stands.
Notes publish(const model::Comparison& comparison, const Options& options,
              const std::filesystem::path& out);

/// Writes the comparison with the details of every business as one file that needs no other, runs
/// no script and can be mailed. `file` is replaced as a whole. Errors as above.
Notes publish_one_file(const model::Comparison& comparison, const Options& options,
                       const std::filesystem::path& file);

/// The days of the reports that `out` keeps, in order; none where it does not keep them by day.
std::vector<model::Day> kept_reports(const std::filesystem::path& out);

/// Throws `ThemeError` where the options' theme or language cannot be used: before much is done.
void check_theme(const Options& options);

}  // namespace report
