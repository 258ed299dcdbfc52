#pragma once

#include <functional>
#include <string>

#include "store/inspection.h"

namespace store {

/// The same for a database on a server. Whether its files are well only the server can tell
/// (data_checksums, pg_amcheck); foreign keys it sees to itself. Looked at is what only this
/// program knows to belong together, some listings at a time.
Inspection inspect_on_server(const std::string& url, const std::function<bool()>& go_on);

}  // namespace store
