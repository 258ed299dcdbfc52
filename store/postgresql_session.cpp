#include "store/postgresql_session.h"

#include "store/postgresql_link.h"

namespace store {
namespace {

/// So often a beginning may fail that may go well at the next time.
constexpr int most_beginnings = 3;

/// Waits for the transaction that writes, and keeps others waiting.
std::string alone() {
    return "SELECT pg_advisory_xact_lock(" + lock_numbers(writing) + ")";
}

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

void Session::leave_marks() {
    if (lost()) reconnect();
    const pqxx::result row = pqxx::nontransaction{*connection_}.exec(
        "SELECT md5(random()::text || clock_timestamp()::text || pg_backend_pid()::text)");
    name_ = row[0][0].c_str();
}

/// One row a session, written anew by each transaction. What a day has not used is cleared away.
std::string Session::mark() {
    if (name_.empty()) return {};
    const std::string clear =
        writes_++ > 0 ? ""
                      : "; DELETE FROM negenplus_session WHERE used < now() - interval '1 day'";
    return clear + "; INSERT INTO negenplus_session VALUES ('" + name_ + "', " +
           std::to_string(writes_) +
           ", now()) ON CONFLICT (name) DO UPDATE SET writes = excluded.writes, used = now()";
}

void Session::start(Access access) {
    // Looks whether the server has hung up, without asking it.
    connection_->get_notifs();
    access_ = access;
    if (access == Access::read) {
        transaction_ = std::make_unique<Snapshot>(*connection_);
        return;
    }
    transaction_ = std::make_unique<pqxx::work>(*connection_);
    transaction_->exec(alone() + mark());
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

/// Whether the last transaction that wrote left its mark. It held the lock, so that it has ended
/// where another has that.
bool Session::is_stored() {
    reconnect();
    pqxx::work asking{*connection_};
    asking.exec(alone());
    const pqxx::result row = asking.exec("SELECT count(*) FROM negenplus_session WHERE name = '" +
                                         name_ + "' AND writes = " + std::to_string(writes_));
    return row[0][0].as<int>(0) > 0;
}

void Session::commit() {
    phase_ = Phase::committing;
    try {
        transaction_->commit();
        transaction_.reset();
    } catch (...) {
        const bool said = passes_by();
        const bool in_doubt = said || lost();
        roll_back();
        const bool wrote = access_ == Access::write;
        if (!in_doubt || (wrote && name_.empty())) throw;
        // What was to be read has been read.
        if (wrote && !is_stored()) {
            phase_ = Phase::within;
            if (said) throw;
            throw pqxx::broken_connection{"lost at the end of a transaction"};
        }
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
    if (!prepared_.contains(name)) {
        connection_->prepare(name, sql);
        prepared_.insert(name);
    }
    return run_prepared(*transaction_, name, values);
}

}  // namespace store
