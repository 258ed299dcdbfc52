#pragma once

#include <filesystem>
#include <span>

namespace SQLite {
class Database;
}

namespace store {

/// One step of the schema: `sql` leads from `version - 1` to `version`.
struct Migration {
    int version;
    const char* sql;
};

/// Every step there is, oldest first.
std::span<const Migration> migrations();

/// Whether a database is of this program, or empty.
bool is_ours(SQLite::Database& database);

/// Brings a database up to the last of `steps`, all or nothing. An older database that holds
/// something is copied to FILE.vN.bak first. Throws `Error` for a database of another program or
/// one that is newer than the last step.
void migrate(SQLite::Database& database, const std::filesystem::path& file,
             std::span<const Migration> steps);

}  // namespace store
