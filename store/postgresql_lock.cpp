#include "store/postgresql_lock.h"

#include "store/place.h"
#include "store/postgresql_link.h"

namespace store {
namespace {

struct ServerHold final : Lock::Hold {
    explicit ServerHold(const std::string& url) : connection{connect(url)} {}

    bool take() {
        pqxx::nontransaction session{*connection};
        const auto answer =
            session.exec("SELECT pg_try_advisory_lock(" + lock_numbers(running) + ")");
        return answer[0][0].as<bool>(false);
    }

    std::unique_ptr<pqxx::connection> connection;
};

}  // namespace

std::unique_ptr<Lock::Hold> hold_on_server(const std::string& url) {
    try {
        auto hold = std::make_unique<ServerHold>(url);
        if (!hold->take()) return nullptr;
        return hold;
    } catch (...) {
        fail_as_error(shown(url), false);
        throw;
    }
}

}  // namespace store
