#include "store/postgresql_session.h"

#include <thread>

#include "store/postgresql_link.h"

namespace store {
namespace {

/// How long a server may take to be there again.
constexpr auto patience = std::chrono::seconds{15};
constexpr auto pause = std::chrono::milliseconds{200};

}  // namespace

Session::Session(std::string url) : url_{std::move(url)}, connection_{connect(url_)} {}

void Session::reconnect() {
    const auto end = std::chrono::steady_clock::now() + patience;
    connection_.reset();
    prepared_.clear();
    while (!connection_) {
        try {
            connection_ = connect(url_);
        } catch (const pqxx::failure&) {
            if (std::chrono::steady_clock::now() > end) throw;
            std::this_thread::sleep_for(pause);
        }
    }
}

void Session::start(Access access) {
    // Looks whether the server has hung up, without asking it.
    connection_->get_notifs();
    if (access == Access::read) {
        transaction_ = std::make_unique<Snapshot>(*connection_);
        return;
    }
    transaction_ = std::make_unique<pqxx::work>(*connection_);
    static const std::string alone = "SELECT pg_advisory_xact_lock(" + lock_numbers(writing) + ")";
    transaction_->exec(alone);
}

void Session::begin(Access access) {
    ++transactions_;
    phase_ = Phase::beginning;
    begin_or_reconnect(access);
    phase_ = Phase::within;
}

void Session::begin_or_reconnect(Access access) {
    try {
        if (connection_ && connection_->is_open()) return start(access);
    } catch (...) {
        const bool again = passes_by();
        roll_back();
        if (!again) throw;
    }
    // Nothing was done yet: on a new connection it may begin anew.
    reconnect();
    start(access);
}

void Session::commit() {
    phase_ = Phase::committing;
    transaction_->commit();
    phase_ = Phase::beginning;
    transaction_.reset();
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
    if (!connection_ || !connection_->is_open()) reconnect();
    pqxx::nontransaction{*connection_}.exec(sql);
}

pqxx::result Session::run(const std::string& name, const std::string& sql, const Values& values) {
    if (prepared_.insert(name).second) connection_->prepare(name, sql);
    return run_prepared(*transaction_, name, values);
}

}  // namespace store
