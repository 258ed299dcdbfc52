#include "store/connection.h"

#include <exception>

#include "store/place.h"
#include "store/postgresql_engine.h"
#include "store/sqlite_engine.h"

namespace store {

Query& Query::with(std::int64_t whole) {
    statement_.bind(++parameter_, whole);
    return *this;
}

Query& Query::with(const std::optional<double>& number) {
    if (!number) return with_null();
    statement_.bind(++parameter_, *number);
    return *this;
}

Query& Query::with(const std::string& text) {
    statement_.bind(++parameter_, text);
    return *this;
}

Query& Query::with_bytes(const std::string& bytes) {
    statement_.bind_bytes(++parameter_, bytes);
    return *this;
}

Query& Query::with_null() {
    statement_.bind_null(++parameter_);
    return *this;
}

std::optional<double> Query::number(int column) const {
    if (is_null(column)) return std::nullopt;
    return statement_.number(column);
}

std::int64_t Query::only() {
    next();
    const std::int64_t value = whole(0);
    while (next()) continue;
    return value;
}

Statement& Connection::prepared(std::string_view sql, Rows rows) {
    const auto known = statements_.find(sql);
    if (known != statements_.end()) return *known->second;
    return *statements_.emplace(sql, engine_->prepare(in_dialect(sql, dialect()), rows))
                .first->second;
}

void Connection::fail() const {
    engine_->fail();
    std::terminate();  // it does not come here
}

bool Connection::together(const std::function<bool()>& work) {
    struct Within {
        bool& flag;
        ~Within() { flag = false; }
    };
    return guard([&] {
        Transaction transaction{*engine_, Access::write};
        const Within within{within_ = true};
        const bool good = work();
        if (good) transaction.keep();
        return good;
    });
}

std::unique_ptr<Engine> open_engine(const std::string& database) {
    if (on_server(database)) return open_postgresql(database);
    return open_sqlite(database);
}

}  // namespace store
