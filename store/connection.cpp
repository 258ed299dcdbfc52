#include "store/connection.h"

#include <sqlite3.h>
#include <system_error>

#include "store/schema.h"
#include "store/store.h"

namespace store {
namespace {

constexpr int busy_timeout_ms = 10'000;

}  // namespace

Query& Query::with(std::int64_t whole) {
    statement_.bind(++parameter_, whole);
    return *this;
}

Query& Query::with(const std::optional<double>& number) {
    if (!number) return with_null();
    statement_.bind(++parameter_, *number);
    return *this;
}

Query& Query::with(const std::string& text) {
    statement_.bindNoCopy(++parameter_, text);
    return *this;
}

Query& Query::with_bytes(const std::string& bytes) {
    statement_.bindNoCopy(++parameter_, bytes.data(), static_cast<int>(bytes.size()));
    return *this;
}

Query& Query::with_null() {
    statement_.bind(++parameter_);
    return *this;
}

bool Query::next() {
    return statement_.executeStep();
}

int Query::run() {
    return statement_.exec();
}

std::optional<double> Query::number(int column) const {
    const SQLite::Column value = statement_.getColumn(column);
    if (value.isNull()) return std::nullopt;
    return value.getDouble();
}

Connection::Connection(const std::filesystem::path& file) : file_{file} {
    guard([this] { open(); });
}

void Connection::open() {
    database_.emplace(file_.string(),
                      SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX,
                      busy_timeout_ms);
    // First of all, so that a file of another program stays as it is.
    migrate(*database_, file_, migrations());
    database_->exec("PRAGMA foreign_keys = ON");
    database_->exec("PRAGMA synchronous = FULL");
    database_->exec("PRAGMA temp_store = MEMORY");
    database_->exec("PRAGMA cache_size = -8192");
    if (sqlite3_db_readonly(database_->getHandle(), "main") == 0) {
        database_->exec("PRAGMA journal_mode = WAL");
    }
}

SQLite::Statement& Connection::use(std::string_view sql) {
    const auto known = statements_.find(sql);
    if (known != statements_.end()) return known->second;
    return statements_.emplace(sql, SQLite::Statement{*database_, std::string{sql}}).first->second;
}

bool Connection::together(const std::function<bool()>& work) {
    struct Within {
        bool& flag;
        ~Within() { flag = false; }
    };
    return guard([&] {
        SQLite::Transaction transaction{*database_, SQLite::TransactionBehavior::IMMEDIATE};
        const Within within{within_ = true};
        const bool good = work();
        if (good) transaction.commit();
        return good;
    });
}

void Connection::fail(const SQLite::Exception& exception) const {
    throw Error(
        describe(file_, exception, database_ ? sqlite3_system_errno(database_->getHandle()) : 0));
}

std::string describe(const std::filesystem::path& path, const SQLite::Exception& exception,
                     int system) {
    const std::string file = path.string();
    const std::string reason =
        system != 0 ? " (" + std::error_code{system, std::generic_category()}.message() + ")" : "";
    switch (exception.getErrorCode()) {
        case SQLITE_NOTADB:
            return file + " is not a Negenplus database: it is another kind of file";
        case SQLITE_CORRUPT:
            return file + " is damaged: restore it from a backup (" + exception.what() + ")";
        case SQLITE_FULL:
            return "no room to write " + file + ": the disk is full; what was being " +
                   "written is not stored, what was stored before is whole";
        case SQLITE_READONLY:
            return file + " cannot be written: the file, its folder or its disk is read-only";
        case SQLITE_IOERR:
            return "cannot read or write " + file + ": the disk gives an error" + reason;
        case SQLITE_CANTOPEN:
            return "cannot open " + file + reason +
                   ": is its folder there, and may this user write in it?";
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return file + " is kept busy by another program";
        default:
            return file + ": " + exception.what();
    }
}

}  // namespace store
