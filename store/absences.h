#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/connection.h"
#include "store/text_rows.h"

namespace store {

/// Remembers which reviews a page shows, in their order, instead of those it showed before; what it
/// shows no more is to be looked for. Inside a transaction, as are the others.
void put_shown(Connection& connection, std::int64_t page_id, const std::vector<ReviewKey>& reviews);

/// Reviews of a listing were seen at that moment: those that were gone before it are back.
void put_returned(Connection& connection, const std::vector<ReviewKey>& reviews,
                  model::Instant seen);

/// Writes down which reviews are gone, of the listings whose review lists the source's last round,
/// if that is ended, walked whole; see Store::note_vanished(). Returns how many.
long put_vanished(Connection& connection, const std::string& source);

}  // namespace store
