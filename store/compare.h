#pragma once

#include "model/listing.h"

namespace store {

/// What was seen, with what it leaves out filled in from what is known: a source that shows less
/// today has not taken back what it showed before.
model::Business complete(model::Business seen, const model::Business& known);
model::Aggregate complete(model::Aggregate seen, const model::Aggregate& known);
/// Also keeps a whole text where only its beginning is shown, and a day where only its month is.
model::Review complete(model::Review seen, const model::Review& known);

/// Whether both say the same. How a scale is known does not matter.
bool same(const model::Business& one, const model::Business& other);
bool same(const model::Aggregate& one, const model::Aggregate& other);
bool same(const model::Review& one, const model::Review& other);

}  // namespace store
