#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace store {

/// PostgreSQL keeps no text with a NUL or with ill-formed UTF-8 in it; what a site or an import
/// sends may have either, and must come back as it was. Bytes that cannot be kept stand as the
/// private characters U+F700 to U+F7FF, one a byte, and so do the bytes of any such character that
/// was there before: both ways nothing is lost.
std::string to_server(std::string_view text);
std::string from_server(std::string_view text);

/// Bytes as PostgreSQL writes them: "\x" and two hexadecimal digits each.
std::string hexadecimal(std::string_view bytes);
std::string from_hexadecimal(std::string_view text);

/// SQL with `?` and `?3`, as SQLite takes it, with `$1` and `$3` for them, as PostgreSQL does. A
/// `?` between quotes is left alone.
std::string with_dollars(std::string_view sql);

}  // namespace store
