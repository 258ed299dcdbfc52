#include "store/backup.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <sqlite3.h>
#include <system_error>
#include <unistd.h>

#include "store/hash.h"
#include "store/place.h"
#include "store/schema.h"
#include "store/sqlite_engine.h"
#include "store/store.h"

namespace store {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& file) {
    throw Error("cannot write " + file.string() + ": " +
                std::error_code{errno, std::generic_category()}.message());
}

/// Every table with its rows and a digest of their values.
using Contents = std::map<std::string, std::pair<long, std::uint64_t>>;

template <typename Number>
void add_number(Hash& hash, Number number) {
    std::array<char, sizeof number> bytes{};
    std::memcpy(bytes.data(), &number, sizeof number);
    hash.add({bytes.data(), bytes.size()});
}

void add_value(Hash& hash, const SQLite::Column& value) {
    hash.mix(static_cast<unsigned char>(value.getType()));
    if (value.isInteger()) return add_number(hash, value.getInt64());
    if (value.isFloat()) return add_number(hash, value.getDouble());
    hash.add(
        {static_cast<const char*>(value.getBlob()), static_cast<std::size_t>(value.getBytes())});
}

Contents contents_of(SQLite::Database& database) {
    Contents contents;
    SQLite::Statement tables{database, "SELECT name FROM sqlite_schema WHERE type = 'table'"};
    while (tables.executeStep()) {
        const std::string table = tables.getColumn(0).getString();
        SQLite::Statement rows{database, "SELECT * FROM \"" + table + '"'};
        Hash hash;
        long count = 0;
        for (; rows.executeStep(); ++count)
            for (int column = 0; column < rows.getColumnCount(); ++column)
                add_value(hash, rows.getColumn(column));
        contents[table] = {count, hash.value()};
    }
    return contents;
}

BackedUp summary_of(const Contents& contents) {
    BackedUp sum;
    Hash hash;
    for (const auto& [table, found] : contents) {
        sum.rows += found.first;
        hash.add(table + ' ' + std::to_string(found.second));
    }
    if (const auto reviews = contents.find("review"); reviews != contents.end())
        sum.reviews = reviews->second.first;
    sum.digest = hash.value();
    return sum;
}

/// A file in the making, which goes unless it is named at the end.
class Draft {
  public:
    explicit Draft(const fs::path& wanted)
        : wanted_{wanted}, file_{wanted.string() + ".part" + std::to_string(::getpid())} {
        fs::remove(file_);
        descriptor_ = ::open(file_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (descriptor_ < 0) fail(file_);
    }
    ~Draft() {
        ::close(descriptor_);
        if (!named_) ::unlink(file_.c_str());
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    const fs::path& file() const { return file_; }

    /// What is read of it from now on comes from the disk.
    void write_out() {
        if (::fsync(descriptor_) != 0) fail(file_);
        ::posix_fadvise(descriptor_, 0, 0, POSIX_FADV_DONTNEED);
    }
    void name() {
        if (::rename(file_.c_str(), wanted_.c_str()) != 0) fail(wanted_);
        named_ = true;
        const fs::path folder = wanted_.has_parent_path() ? wanted_.parent_path() : ".";
        const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (opened < 0) return;
        ::fsync(opened);
        ::close(opened);
    }

  private:
    fs::path wanted_;
    fs::path file_;
    int descriptor_ = -1;
    bool named_ = false;
};

void copy_pages(SQLite::Database& from, const fs::path& file) {
    SQLite::Database to{file.string(), SQLite::OPEN_READWRITE};
    const int result = SQLite::Backup{to, from}.executeStep();
    if (result != SQLITE_DONE) throw SQLite::Exception{"the copy did not come to its end", result};
    // One file that needs no other beside it.
    to.exec("PRAGMA journal_mode = DELETE");
}

void read_back(const fs::path& file, const Contents& wanted) {
    SQLite::Database copy{file.string(), SQLite::OPEN_READONLY};
    const std::string state = copy.execAndGet("PRAGMA integrity_check(1)").getString();
    if (state != "ok") throw Error("the copy is not whole when read back: " + state);
    if (contents_of(copy) != wanted)
        throw Error("the copy says something else than the database when read back");
}

}  // namespace

BackedUp back_up(const fs::path& database, const fs::path& copy) {
    if (on_server(database))
        throw Error(
            "a database on a server is copied by the server's own tool: pg_dump --format=custom "
            "--file=" +
            copy.string() + " '" + shown(database) + "'");
    std::error_code unknown;
    if (fs::equivalent(database, copy, unknown))
        throw Error(copy.string() + " is the database itself: name another file");
    fs::path at = database;
    try {
        // Not only for reading: what a killed writer left half done is undone first.
        SQLite::Database from{database.string(), SQLite::OPEN_READWRITE};
        from.setBusyTimeout(10'000);
        if (!is_ours(from)) throw Error(database.string() + " is not a Negenplus database");
        const SQLite::Transaction moment{from};
        const Contents contents = contents_of(from);
        at = copy;
        Draft draft{copy};
        copy_pages(from, draft.file());
        draft.write_out();
        read_back(draft.file(), contents);
        draft.name();
        BackedUp made = summary_of(contents);
        made.bytes = fs::file_size(copy);
        return made;
    } catch (const SQLite::Exception& exception) {
        throw Error(describe(at, exception, 0));
    }
}

}  // namespace store
