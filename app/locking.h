#pragma once

#include <stdexcept>

#include "app/config.h"
#include "store/lock.h"

namespace app {

/// Another run holds the lock: exit status 75.
struct Busy : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The lock that every command holds while it writes to the database; throws `Busy`.
store::Lock lock_database(const Config& config);
/// The same beside other workers of one crawl.
store::Lock share_database(const Config& config);

/// Whether the database is on a server, or its file has been made.
bool is_there(const Config& config);

/// The database of a command that only reads; a `UsageError` where there is no such file yet.
std::filesystem::path existing_database(const Config& config);

}  // namespace app
