#pragma once

#include <memory>
#include <pqxx/pqxx>
#include <string>

namespace store {

/// Opens a session on a server, set up so that values come and go as they are. Throws what libpqxx
/// throws.
std::unique_ptr<pqxx::connection> connect(const std::string& url);

/// Within a `catch`: whether what failed left nothing behind and may go well when it is done anew:
/// the connection was lost, the server is being restarted, or two transactions met.
bool passes_by();

/// Within a `catch`: throws what libpqxx threw as an `Error` that names the database and, where
/// there is one, the remedy; anything else as it is. `committing`: it was thrown while a
/// transaction ended, so that it is not known whether that is stored.
void fail_as_error(const std::string& name, bool committing);

/// The two numbers, as SQL, of an advisory lock on the schema that a session works in; `purpose`
/// tells such locks apart.
std::string lock_numbers(int purpose);

constexpr int writing = 0x4E656739;  ///< held by the one transaction that writes
constexpr int running = 0x4E65673A;  ///< held by the one run

}  // namespace store
