#pragma once

#include <string>
#include <string_view>

namespace store {

enum class Dialect { sqlite, postgresql };

/// The store's statements are written once, in SQL that both engines take. Where they differ, a
/// statement has a name in braces, as {least}(a, b), which is replaced by this dialect's words;
/// the table of them is in dialect.cpp. Throws `std::logic_error` for a name that is not there.
std::string in_dialect(std::string_view sql, Dialect dialect);

}  // namespace store
