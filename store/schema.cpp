#include "store/schema.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <array>
#include <string>

#include "store/backup.h"
#include "store/store.h"

namespace store {
namespace {

/// "Neg9": tells our files from other programs' databases.
constexpr int application_id = 0x4E656739;

int pragma(SQLite::Database& database, const char* name) {
    return database.execAndGet("PRAGMA " + std::string{name}).getInt();
}

void refuse_foreign(SQLite::Database& database, const std::filesystem::path& file, int newest) {
    if (!is_ours(database)) {
        throw Error(file.string() + " is the database of another program, not of Negenplus");
    }
    const int version = pragma(database, "user_version");
    if (version > newest) {
        throw Error(file.string() + " was written by a newer Negenplus (its schema is " +
                    std::to_string(version) + ", this program knows up to " +
                    std::to_string(newest) + "): install that version or newer");
    }
}

void copy_aside(const std::filesystem::path& file, int version) {
    const std::string copy = file.string() + ".v" + std::to_string(version) + ".bak";
    back_up(file, copy);
}

}  // namespace

bool is_ours(SQLite::Database& database) {
    // In this order: another process may be making the tables and the mark, both at once.
    const bool empty = database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0;
    const int id = pragma(database, "application_id");
    return id == application_id || (id == 0 && empty);
}

void migrate(SQLite::Database& database, const std::filesystem::path& file,
             std::span<const Migration> steps) {
    const int newest = steps.back().version;
    refuse_foreign(database, file, newest);
    const int before = pragma(database, "user_version");
    if (before == newest) return;
    if (before > 0) copy_aside(file, before);
    SQLite::Transaction transaction{database, SQLite::TransactionBehavior::IMMEDIATE};
    // Another process may have been faster.
    const int from = pragma(database, "user_version");
    for (const Migration& step : steps) {
        if (step.version > from) database.exec(step.sql);
    }
    database.exec("PRAGMA user_version = " + std::to_string(newest));
    database.exec("PRAGMA application_id = " + std::to_string(application_id));
    transaction.commit();
}

}  // namespace store
