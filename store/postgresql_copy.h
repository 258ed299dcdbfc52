#pragma once

#include <memory>

#include "store/engine.h"
#include "store/postgresql_session.h"

namespace store {

/// Rows that go to a table by COPY. `columns` are parted by ", ".
std::unique_ptr<BulkInsert> make_copy(Session& session, const std::string& table,
                                      const std::string& columns);

}  // namespace store
