#pragma once

#include "store/connection.h"
#include "store/moved_tables.h"
#include "store/moving.h"

namespace store {

/// Carries the rows of a table that the target does not have yet, some thousand at a time, each
/// time in one transaction.
void carry_rows(Connection& source, Connection& target, const MovedTable& table,
                const ShowMove& show);

}  // namespace store
