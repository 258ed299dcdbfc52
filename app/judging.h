#pragma once

#include <filesystem>
#include <optional>

#include "app/config.h"
#include "model/comparison.h"
#include "store/store.h"

namespace app {

/// Judges everything in the store as of a day: best first, with the newest run's receipt.
model::Comparison compare(const store::Store& store, const Config& config, model::Day as_of);

/// The day of the newest report before `as_of` that a folder keeps, for changes to be told since;
/// where it keeps none such, the day that the report shown there told them since.
std::optional<model::Day> last_report(const std::filesystem::path& folder, model::Day as_of);

/// The same comparison with what changed since that day; both are judged from the store as it
/// stands now.
model::Comparison compare_since(const store::Store& store, const Config& config, model::Day as_of,
                                std::optional<model::Day> since);

}  // namespace app
