#pragma once

#include <memory>
#include <pqxx/pqxx>
#include <set>
#include <string>

#include "store/engine.h"
#include "store/postgresql_connecting.h"
#include "store/pqxx_calls.h"

namespace store {

/// One session on a server, with at most one transaction at a time. A connection that was lost is
/// opened anew when the next transaction begins, and never within one.
class Session {
  public:
    explicit Session(std::string url, Waiting waiting = real_waiting());

    /// A transaction that writes waits for the one that does.
    void begin(Access access);
    /// Where the connection is lost on the way, it is looked up on a new one whether the
    /// transaction is stored. One that was undone throws as one that failed before its end.
    void commit();
    void roll_back() noexcept;
    /// From now on each transaction that writes leaves a mark, so that it is known afterwards
    /// whether it is stored. The tables are there.
    void leave_marks();
    bool within() const { return transaction_ != nullptr; }
    pqxx::transaction_base& transaction() { return *transaction_; }

    /// Outside of transactions.
    void run_alone(const std::string& sql);
    /// Prepares the statement of that name the first time.
    pqxx::result run(const std::string& name, const std::string& sql, const Values& values);
    std::string new_name() { return "n" + std::to_string(++names_); }

    /// Counts transactions, so that what belongs to one knows that it is over.
    long transactions() const { return transactions_; }
    /// Where what fails, fails.
    enum class Phase { beginning, within, committing };
    Phase phase() const { return phase_; }

    /// Whether there is no connection to go on with.
    bool lost() const { return !connection_ || !connection_->is_open(); }

  private:
    void reconnect();
    void start(Access access);
    void forget_connection();
    std::string mark();
    bool is_stored();

    std::string url_;
    Waiting waiting_;
    std::unique_ptr<pqxx::connection> connection_;
    std::unique_ptr<pqxx::transaction_base> transaction_;
    std::set<std::string> prepared_;  ///< on this connection
    long names_ = 0;
    long transactions_ = 0;
    Phase phase_ = Phase::beginning;
    Access access_ = Access::read;
    std::string name_;  ///< under which it leaves marks; empty: not yet
    long writes_ = 0;
};

}  // namespace store
