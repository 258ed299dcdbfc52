#pragma once

#include <span>
#include <string>

#include "store/schema.h"

namespace pqxx {
class transaction_base;
}

namespace store {

/// Every step of the schema on a server, oldest first; they are numbered on their own.
std::span<const Migration> server_migrations();

/// What stands in the schema that a connection works in.
struct ServerState {
    std::string schema;    ///< its name; empty: there is none
    std::string encoding;  ///< of the database
    int version = 0;       ///< 0: nothing of this program yet
    bool others = false;   ///< it holds tables, and none of them is this program's
};

ServerState server_state(pqxx::transaction_base& transaction);

/// Throws `Error` for a database that is of no use: of another program, newer, or in an encoding
/// that cannot hold every text. `name` is that for messages.
void refuse_unfit(const ServerState& state, const std::string& name);

/// Brings the schema from that state up to date. Inside a transaction that is the only one to
/// write.
void migrate(pqxx::transaction_base& transaction, const ServerState& from);

}  // namespace store
