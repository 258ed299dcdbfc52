#include "store/postgresql_lock.h"

#include "store/place.h"
#include "store/postgresql_link.h"

namespace store {
namespace {

struct ServerHold final : Lock::Hold {
    explicit ServerHold(const std::string& url) : connection{connect(url)} {}

    bool take(Lock::Sharing sharing) {
        pqxx::nontransaction session{*connection};
        const std::string kind = sharing == Lock::Sharing::shared ? "_shared" : "";
        const auto answer =
            session.exec("SELECT pg_try_advisory_lock" + kind + "(" + lock_numbers(running) + ")");
        return answer[0][0].as<bool>(false);
    }

    std::unique_ptr<pqxx::connection> connection;
};

}  // namespace

std::unique_ptr<Lock::Hold> hold_on_server(const std::string& url, Lock::Sharing sharing) {
    try {
        auto hold = std::make_unique<ServerHold>(url);
        if (!hold->take(sharing)) return nullptr;
        return hold;
    } catch (...) {
        fail_as_error(shown(url), false);
        throw;
    }
}

}  // namespace store
