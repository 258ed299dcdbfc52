#include "store/sqlite_engine.h"

#include <optional>
#include <sqlite3.h>
#include <system_error>

#include "store/schema.h"
#include "store/store.h"

namespace store {
namespace {

constexpr int busy_timeout_ms = 10'000;

class SqliteStatement final : public Statement {
  public:
    SqliteStatement(SQLite::Database& database, const std::string& sql)
        : statement_{database, sql} {}

    void bind(int parameter, std::int64_t whole) override { statement_.bind(parameter, whole); }
    void bind(int parameter, double number) override { statement_.bind(parameter, number); }
    void bind(int parameter, const std::string& text) override {
        statement_.bindNoCopy(parameter, text);
    }
    void bind_bytes(int parameter, const std::string& bytes) override {
        statement_.bindNoCopy(parameter, bytes.data(), static_cast<int>(bytes.size()));
    }
    void bind_null(int parameter) override { statement_.bind(parameter); }

    bool step() override { return statement_.executeStep(); }
    long run() override { return statement_.exec(); }
    void reset() noexcept override { statement_.tryReset(); }

    bool is_null(int column) const override { return at(column).isNull(); }
    std::int64_t whole(int column) const override { return at(column).getInt64(); }
    double number(int column) const override { return at(column).getDouble(); }
    std::string text(int column) const override { return at(column).getString(); }
    std::string bytes(int column) const override { return text(column); }

  private:
    SQLite::Column at(int column) const { return statement_.getColumn(column); }

    SQLite::Statement statement_;
};

class SqliteEngine final : public Engine {
  public:
    explicit SqliteEngine(const std::filesystem::path& file) : file_{file} {
        try {
            open();
        } catch (...) {
            fail();
        }
    }

    Dialect dialect() const override { return Dialect::sqlite; }
    std::unique_ptr<Statement> prepare(const std::string& sql, Rows) override {
        return std::make_unique<SqliteStatement>(*database_, sql);
    }
    std::unique_ptr<BulkInsert> bulk(const std::string&, const std::string&) override {
        return nullptr;
    }
    void execute(const std::string& sql) override { database_->exec(sql); }

    void begin(Access access) override {
        transaction_.emplace(*database_, access == Access::write
                                             ? SQLite::TransactionBehavior::IMMEDIATE
                                             : SQLite::TransactionBehavior::DEFERRED);
    }
    void commit() override {
        transaction_->commit();
        transaction_.reset();
    }
    void roll_back() noexcept override { transaction_.reset(); }

    /// What is deleted is overwritten, in the file and in the log beside it.
    void before_erasing() override { database_->exec("PRAGMA secure_delete = ON"); }
    void after_erasing() override { database_->exec("PRAGMA wal_checkpoint(TRUNCATE)"); }

    bool passes() const noexcept override { return false; }
    void fail() const override {
        try {
            throw;
        } catch (const SQLite::Exception& exception) {
            throw Error(describe(file_, exception,
                                 database_ ? sqlite3_system_errno(database_->getHandle()) : 0));
        }
    }

  private:
    void open();

    std::filesystem::path file_;
    std::optional<SQLite::Database> database_;
    std::optional<SQLite::Transaction> transaction_;
};

/// SQLite does not wait by itself here for another process that opens the new file as well.
void use_wal(SQLite::Database& database) {
    constexpr int pause_ms = 10;
    for (int waited_ms = 0;; waited_ms += pause_ms) {
        try {
            database.exec("PRAGMA journal_mode = WAL");
            return;
        } catch (const SQLite::Exception& exception) {
            if (exception.getErrorCode() != SQLITE_BUSY || waited_ms >= busy_timeout_ms) throw;
        }
        sqlite3_sleep(pause_ms);
    }
}

void SqliteEngine::open() {
    database_.emplace(file_.string(),
                      SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX,
                      busy_timeout_ms);
    // First of all, so that a file of another program stays as it is.
    migrate(*database_, file_, migrations());
    database_->exec("PRAGMA foreign_keys = ON");
    database_->exec("PRAGMA synchronous = FULL");
    database_->exec("PRAGMA temp_store = MEMORY");
    database_->exec("PRAGMA cache_size = -8192");
    if (sqlite3_db_readonly(database_->getHandle(), "main") == 0) use_wal(*database_);
}

}  // namespace

std::unique_ptr<Engine> open_sqlite(const std::filesystem::path& file) {
    return std::make_unique<SqliteEngine>(file);
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
