#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "store/dialect.h"

namespace store {

/// A prepared statement of an engine. Parameters and columns are numbered as the engine's own
/// interface does: parameters from 1, columns from 0. What is bound must live until it has run.
class Statement {
  public:
    virtual ~Statement() = default;

    virtual void bind(int parameter, std::int64_t whole) = 0;
    virtual void bind(int parameter, double number) = 0;
    virtual void bind(int parameter, const std::string& text) = 0;
    virtual void bind_bytes(int parameter, const std::string& bytes) = 0;
    virtual void bind_null(int parameter) = 0;

    /// Steps to the next row; false behind the last.
    virtual bool step() = 0;
    /// Runs what gives no rows; returns how many rows it changed.
    virtual long run() = 0;
    /// Lets go of the database.
    virtual void reset() noexcept = 0;

    virtual bool is_null(int column) const = 0;
    virtual std::int64_t whole(int column) const = 0;
    virtual double number(int column) const = 0;
    virtual std::string text(int column) const = 0;
    virtual std::string bytes(int column) const = 0;
};

/// Rows that are gathered, each bound and `run` like a statement's, and stored at once by `flush`,
/// in the transaction that is open then. It gives no rows.
class BulkInsert : public Statement {
  public:
    virtual void flush() = 0;
};

enum class Access { read, write };

/// How many rows a statement may give: few are fetched at once, many come as they are asked for.
enum class Rows { few, many };

/// What `Connection` stands on: a database that takes SQL. It throws what it likes, and `fail` says
/// it as an `Error`.
class Engine {
  public:
    virtual ~Engine() = default;

    virtual Dialect dialect() const = 0;
    /// `sql` is in this engine's dialect. Statements may not outlive their engine.
    virtual std::unique_ptr<Statement> prepare(const std::string& sql, Rows rows) = 0;
    /// A faster way to insert many rows into those columns of a table, parted by ", "; null where
    /// there is none.
    virtual std::unique_ptr<BulkInsert> bulk(const std::string& table,
                                             const std::string& columns) = 0;
    /// Runs SQL that gives no rows and takes no parameters.
    virtual void execute(const std::string& sql) = 0;

    /// A transaction that reads sees one state of the database; one that writes is the only one
    /// that does.
    virtual void begin(Access access) = 0;
    virtual void commit() = 0;
    virtual void roll_back() noexcept = 0;

    /// Around a transaction whose deletions shall leave no trace.
    virtual void before_erasing() = 0;
    virtual void after_erasing() = 0;

    /// Within a `catch`: whether the transaction that failed left nothing behind and may go well
    /// when it is done anew.
    virtual bool passes() const noexcept = 0;
    /// Within a `catch`: throws what this engine threw as an `Error`, said so that its reader knows
    /// what to do, and anything else as it is.
    virtual void fail() const = 0;
};

/// A transaction of an engine, undone unless it is kept.
class Transaction {
  public:
    Transaction(Engine& engine, Access access) : engine_{engine} { engine_.begin(access); }
    ~Transaction() {
        if (!kept_) engine_.roll_back();
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void keep() {
        engine_.commit();
        kept_ = true;
    }

  private:
    Engine& engine_;
    bool kept_ = false;
};

/// Opens what a name stands for: see `Store`.
std::unique_ptr<Engine> open_engine(const std::string& database);

}  // namespace store
