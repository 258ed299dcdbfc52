#pragma once

#include "app/config.h"
#include "model/comparison.h"
#include "store/store.h"

namespace app {

/// Judges everything in the store as of a day: best first, with the newest run's receipt.
model::Comparison compare(const store::Store& store, const Config& config, model::Day as_of);

}  // namespace app
