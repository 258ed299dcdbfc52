#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "model/date.h"

namespace store {

/// A prepared statement in use: values in, rows out. Lets go of the database when it ends. Texts
/// are not copied: they must live until the statement has run.
class Query {
  public:
    explicit Query(SQLite::Statement& statement) : statement_{statement} {}
    ~Query() { statement_.tryReset(); }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    /// The next parameter's value.
    Query& with(std::int64_t whole);
    Query& with(const std::optional<double>& number);
    Query& with(const std::string& text);
    Query& with(std::string&&) = delete;
    Query& with(model::Instant instant) { return with(instant.time_since_epoch().count()); }
    /// Bytes that are no text.
    Query& with_bytes(const std::string& bytes);
    Query& with_null();

    /// Steps to the next row; false behind the last.
    bool next();
    /// Runs what gives no rows; returns how many rows it changed.
    int run();

    std::int64_t whole(int column) const { return statement_.getColumn(column).getInt64(); }
    bool is_null(int column) const { return statement_.getColumn(column).isNull(); }
    std::optional<double> number(int column) const;
    std::string text(int column) const { return statement_.getColumn(column).getString(); }
    model::Instant instant(int column) const {
        return model::Instant{std::chrono::seconds{whole(column)}};
    }

  private:
    SQLite::Statement& statement_;
    int parameter_ = 0;
};

/// What SQLite threw, said so that its reader knows what to do. `system`: the errno behind it; 0:
/// not known.
std::string describe(const std::filesystem::path& file, const SQLite::Exception& exception,
                     int system);

/// The open database: settings, schema, statements that are prepared once, and errors that name
/// the file.
class Connection {
  public:
    explicit Connection(const std::filesystem::path& file);

    /// The statement of this SQL, which must be a literal: it is prepared the first time. Only one
    /// `Query` on it at a time.
    SQLite::Statement& use(std::string_view sql);
    SQLite::Database& database() { return *database_; }

    /// Runs `work` and turns what SQLite throws into an `Error`.
    template <typename Work>
    auto guard(Work&& work) {
        try {
            return work();
        } catch (const SQLite::Exception& exception) {
            fail(exception);
        }
    }
    /// The same in one transaction: all or nothing.
    template <typename Work>
    auto write(Work&& work) {
        if (within_) return guard(work);
        return guard([&] {
            SQLite::Transaction transaction{*database_, SQLite::TransactionBehavior::IMMEDIATE};
            if constexpr (std::is_void_v<decltype(work())>) {
                work();
                transaction.commit();
            } else {
                auto result = work();
                transaction.commit();
                return result;
            }
        });
    }
    /// The same for several statements that must see one state of the database.
    template <typename Work>
    auto read(Work&& work) {
        if (within_) return guard(work);
        return guard([&] {
            const SQLite::Transaction snapshot{*database_};
            return work();
        });
    }

    /// One transaction around all that `work` reads and writes; undone where it says false.
    bool together(const std::function<bool()>& work);

  private:
    void open();
    [[noreturn]] void fail(const SQLite::Exception& exception) const;

    std::filesystem::path file_;
    std::optional<SQLite::Database> database_;
    std::unordered_map<std::string_view, SQLite::Statement> statements_;
    bool within_ = false;  ///< `together`
};

}  // namespace store
