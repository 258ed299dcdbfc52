#include "store/inspection.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <array>
#include <sqlite3.h>

#include "store/place.h"
#include "store/postgresql_inspection.h"
#include "store/schema.h"
#include "store/sqlite_engine.h"
#include "store/store.h"

namespace store {
namespace {

constexpr int steps_between_looks = 10'000;

/// What belongs together without a foreign key that says so.
struct Kinship {
    const char* what;
    const char* count;
};

constexpr std::array<Kinship, 3> kinships{{
    {"listings whose business has no first listing",
     "SELECT count(*) FROM listing l WHERE NOT EXISTS "
     "(SELECT 1 FROM listing b WHERE b.id = l.business_id)"},
    {"reviews whose words are gone",
     "SELECT count(*) FROM review WHERE text_id IS NOT NULL AND NOT EXISTS "
     "(SELECT 1 FROM review_text t WHERE t.id = text_id)"},
    // Counted, and where the counts agree summed: in one sweep and without memory.
    {"words that stand without their review, or under two",
     "SELECT max(abs(t.n - r.n), t.sum <> r.sum) FROM "
     "(SELECT count(*) AS n, total(id) AS sum FROM review_text) t, "
     "(SELECT count(text_id) AS n, total(text_id) AS sum FROM review) r"},
}};

class Inspector {
  public:
    Inspector(const std::filesystem::path& file, int how, const std::function<bool()>& go_on)
        : database_{file.string(), how}, go_on_{go_on} {
        database_.setBusyTimeout(10'000);
        sqlite3_progress_handler(
            database_.getHandle(), steps_between_looks,
            [](void* self) { return static_cast<Inspector*>(self)->go_on_() ? 0 : 1; }, this);
    }

    void look(Inspection& found) {
        if (!is_ours(database_)) {
            found.unreadable = database_.getFilename() + " is the database of another program";
            return;
        }
        found.schema = static_cast<int>(count("PRAGMA user_version"));
        look_at_file(found);
        if (found.schema == 0 || found.schema > found.newest_schema || !found.damage.empty())
            return;
        found.listings = count("SELECT count(*) FROM listing");
        found.reviews = count("SELECT count(*) FROM review");
        look_for_orphans(found);
    }

  private:
    long count(const std::string& sql) { return database_.execAndGet(sql).getInt64(); }

    void look_at_file(Inspection& found) {
        SQLite::Statement check{database_, "PRAGMA integrity_check(20)"};
        while (check.executeStep()) {
            const std::string line = check.getColumn(0).getString();
            if (line != "ok") found.damage.push_back(line);
        }
    }

    void look_for_orphans(Inspection& found) {
        SQLite::Statement keys{database_,
                               "SELECT count(*), \"table\", parent FROM pragma_foreign_key_check "
                               "GROUP BY 2, 3 ORDER BY 2, 3"};
        while (keys.executeStep())
            found.orphans.push_back(keys.getColumn(0).getString() + " rows of " +
                                    keys.getColumn(1).getString() + " without their " +
                                    keys.getColumn(2).getString());
        for (const Kinship& kinship : kinships)
            if (const long rows = count(kinship.count); rows > 0)
                found.orphans.push_back(std::to_string(rows) + ' ' + kinship.what);
    }

    SQLite::Database database_;
    std::function<bool()> go_on_;
};

}  // namespace

Inspection inspect(const std::filesystem::path& file, const std::function<bool()>& go_on) {
    if (on_server(file)) return inspect_on_server(file.string(), go_on);
    Inspection found;
    found.newest_schema = migrations().back().version;
    const auto look = [&](int how) { Inspector{file, how, go_on}.look(found); };
    try {
        try {
            look(SQLite::OPEN_READONLY);
        } catch (const SQLite::Exception& exception) {
            // What a killed writer left half done must be undone before anything can be read.
            if (exception.getErrorCode() != SQLITE_READONLY) throw;
            look(SQLite::OPEN_READWRITE);
        }
    } catch (const SQLite::Exception& exception) {
        if (exception.getErrorCode() == SQLITE_INTERRUPT)
            found.finished = false;
        else
            found.unreadable = describe(file, exception, 0);
    }
    return found;
}

}  // namespace store
