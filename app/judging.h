#pragma once

#include <filesystem>
#include <optional>

#include "app/config.h"
#include "model/comparison.h"
#include "store/store.h"

namespace app {

/// Judges everything in the store as of a day: best first, with the newest run's receipt.
model::Comparison compare(const store::Store& store, const Config& config, model::Day as_of);

/// The day of the report that stands in a folder, for its changes to be told: where it is of
/// `as_of` itself or later, the day that it told them since. Nothing where there is none to tell.
std::optional<model::Day> last_report(const std::filesystem::path& folder, model::Day as_of);

/// The same comparison with what changed since that day; both are judged from the store as it
/// stands now.
model::Comparison compare_since(const store::Store& store, const Config& config, model::Day as_of,
                                std::optional<model::Day> since);

}  // namespace app
