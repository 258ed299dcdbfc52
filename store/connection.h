#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>

#include "model/date.h"
#include "store/engine.h"

namespace store {

/// A prepared statement in use: values in, rows out. Lets go of the database when it ends. Texts
/// are not copied: they must live until the statement has run.
class Query {
  public:
    explicit Query(Statement& statement) : statement_{statement} {}
    ~Query() { statement_.reset(); }
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
    bool next() { return statement_.step(); }
    /// Runs what gives no rows; returns how many rows it changed.
    long run() { return statement_.run(); }
    /// Runs what gives one row with one number in it.
    std::int64_t only();

    std::int64_t whole(int column) const { return statement_.whole(column); }
    bool is_null(int column) const { return statement_.is_null(column); }
    std::optional<double> number(int column) const;
    std::string text(int column) const { return statement_.text(column); }
    std::string bytes(int column) const { return statement_.bytes(column); }
    model::Instant instant(int column) const {
        return model::Instant{std::chrono::seconds{whole(column)}};
    }

  private:
    Statement& statement_;
    int parameter_ = 0;
};

/// The open database: statements that are prepared once, transactions, and errors that name it.
class Connection {
  public:
    /// As `Store` is opened.
    explicit Connection(const std::string& database) : engine_{open_engine(database)} {}

    /// The statement of this SQL, which must be a literal: it is prepared the first time. Only one
    /// `Query` on it at a time. Of an engine that is asked over a wire all its rows come at once.
    Statement& use(std::string_view sql) { return prepared(sql, Rows::few); }
    /// The same for more rows than memory may hold. Within a `read` or `write`.
    Statement& stream(std::string_view sql) { return prepared(sql, Rows::many); }

    Engine& engine() { return *engine_; }
    Dialect dialect() const { return engine_->dialect(); }

    /// Runs `work` and turns what the engine throws into an `Error`.
    template <typename Work>
    auto guard(Work&& work) {
        try {
            return work();
        } catch (...) {
            fail();
        }
    }
    /// The same in one transaction: all or nothing. Where the engine asks for it, `work` is done
    /// anew from its begin: it may change nothing but the database and what it returns.
    template <typename Work>
    auto write(Work&& work) {
        return anew(Access::write, work);
    }
    /// The same for several statements that must see one state of the database.
    template <typename Work>
    auto look(Work&& work) {
        return anew(Access::read, work);
    }
    /// The same where `work` tells others what it reads: it is done once.
    template <typename Work>
    auto read(Work&& work) {
        if (within_) return guard(work);
        return guard([&] { return transact(Access::read, work); });
    }

    /// One transaction around all that `work` reads and writes; undone where it says false.
    bool together(const std::function<bool()>& work);

  private:
    static constexpr int most_attempts = 5;

    template <typename Work>
    auto anew(Access access, Work& work) {
        if (within_) return guard(work);
        return guard([&] {
            for (int attempt = 1;; ++attempt) {
                try {
                    return transact(access, work);
                } catch (...) {
                    if (attempt == most_attempts || !engine_->passes()) throw;
                }
            }
        });
    }
    template <typename Work>
    auto transact(Access access, Work& work) {
        Transaction transaction{*engine_, access};
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            transaction.keep();
        } else {
            auto result = work();
            transaction.keep();
            return result;
        }
    }
    Statement& prepared(std::string_view sql, Rows rows);
    [[noreturn]] void fail() const;

    std::unique_ptr<Engine> engine_;
    std::unordered_map<std::string_view, std::unique_ptr<Statement>> statements_;
    bool within_ = false;  ///< `together`
};

}  // namespace store
