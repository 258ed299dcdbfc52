#include "store/postgresql_session.h"

#include "store/postgresql_link.h"

namespace store {
namespace {

/// So often a beginning may fail that may go well at the next time.
constexpr int most_beginnings = 3;

}  // namespace

Session::Session(std::string url, Waiting waiting)
    : url_{std::move(url)},
      waiting_{std::move(waiting)},
      connection_{connect_patiently(url_, false, waiting_)} {}

void Session::forget_connection() {
    connection_.reset();
    prepared_.clear();
}

void Session::reconnect() {
    forget_connection();
    connection_ = connect_patiently(url_, true, waiting_);
}

Session::Number Session::lock_writing() {
    static const std::string alone =
        "SELECT txid_current(), left(pg_walfile_name(pg_current_wal_lsn()), 8), "
        "pg_advisory_xact_lock(" +
        lock_numbers(writing) + ")";
    const pqxx::result row = transaction_->exec(alone);
    return {row[0][0].c_str(), row[0][1].c_str()};
}

void Session::start(Access access) {
    // Looks whether the server has hung up, without asking it.
    connection_->get_notifs();
    number_.reset();
    if (access == Access::read) {
        transaction_ = std::make_unique<Snapshot>(*connection_);
        return;
    }
    transaction_ = std::make_unique<pqxx::work>(*connection_);
    number_ = lock_writing();
}

void Session::begin(Access access) {
    ++transactions_;
    phase_ = Phase::beginning;
    for (int beginning = 1;; ++beginning) {
        try {
            if (lost()) reconnect();
            start(access);
            break;
        } catch (...) {
            // Nothing was done yet: on a new connection it may begin anew.
            const bool again = passes_by() && beginning < most_beginnings;
            roll_back();
            if (!again) throw;
            forget_connection();
        }
    }
    phase_ = Phase::within;
}

/// "committed", "aborted", or else. It held the lock, so that it has ended where another has that.
std::string Session::fate(const Number& number) {
    reconnect();
    start(Access::write);
    if (number_->timeline != number.timeline) return "unknown";
    const pqxx::result row = transaction_->exec("SELECT txid_status(" + number.transaction + ")");
    std::string status = row[0][0].c_str();
    roll_back();
    return status;
}

void Session::commit() {
    phase_ = Phase::committing;
    try {
        transaction_->commit();
        transaction_.reset();
    } catch (...) {
        const std::optional<Number> number = number_;
        const bool said = passes_by();
        const bool in_doubt = said || lost();
        roll_back();
        if (!in_doubt) throw;
        // What was to be read has been read.
        const std::string ended = number ? fate(*number) : "committed";
        if (ended == "aborted") phase_ = Phase::within;
        if (ended == "aborted" && !said)
            throw pqxx::broken_connection{"lost at the end of a transaction"};
        if (ended != "committed") throw;
    }
    phase_ = Phase::beginning;
}

void Session::roll_back() noexcept {
    try {
        transaction_.reset();
    } catch (...) {
        // The server undoes what was not committed.
        connection_.reset();
    }
}

void Session::run_alone(const std::string& sql) {
    if (lost()) reconnect();
    pqxx::nontransaction{*connection_}.exec(sql);
}

pqxx::result Session::run(const std::string& name, const std::string& sql, const Values& values) {
    if (prepared_.insert(name).second) connection_->prepare(name, sql);
    return run_prepared(*transaction_, name, values);
}

}  // namespace store
