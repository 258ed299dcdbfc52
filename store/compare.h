#pragma once

#include "model/listing.h"

namespace store {

/// What was seen, with what it leaves out filled in from what is known: a source that shows less
/// today has not taken back what it showed before.
model::Business complete(model::Business seen, const model::Business& known);
model::Aggregate complete(model::Aggregate seen, const model::Aggregate& known);
/// Also keeps a whole text where only its beginning is shown, and a day where only its month is.
model::Review complete(model::Review seen, const model::Review& known);

/// A reading with what no interchange record can say taken from another reading of the same moment:
/// the overall score that a grade was made from, for as long as that grade stands.
model::Review with_unsaid(model::Review read, const model::Review& known);
template <typename Value>
Value with_unsaid(Value read, const Value&) {
    return read;
}

/// Whether both say the same. How a scale is known does not matter.
bool same(const model::Business& one, const model::Business& other);
bool same(const model::Aggregate& one, const model::Aggregate& other);
bool same(const model::Review& one, const model::Review& other);

}  // namespace store
