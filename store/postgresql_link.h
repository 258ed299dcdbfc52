#pragma once

#include <string>

namespace store {

/// Within a `catch`: whether what failed left nothing behind and may go well when it is done anew:
/// the connection was lost, the server is being restarted, or two transactions met. Not where it
/// was waited for already, and not where it is unknown what was left behind.
bool passes_by();
/// The same: whether a lock was waited for in vain.
bool kept_busy();

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
