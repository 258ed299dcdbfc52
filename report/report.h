#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

#include "model/comparison.h"
#include "model/rules.h"

namespace report {

enum class Language { dutch, english };

struct Error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

using model::Rules;

struct Options {
    Language language = Language::dutch;
    model::Rules rules{};
};

/// Writes `index.html`, a page a business and the data files beside `out`, and swaps them in as a
/// whole: `out` is always either the old report or the new one. The same comparison gives the same
/// bytes. Throws `Error` when the folder cannot be written, or holds something that is not a report
/// of ours; what stood there then still stands.
void publish(const model::Comparison& comparison, const Options& options,
             const std::filesystem::path& out);

}  // namespace report
