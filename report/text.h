#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace report {

/// Text of the outside world made fit to print: valid UTF-8 (what is not becomes U+FFFD), without
/// control characters or direction overrides, white space as single spaces, none at either end.
std::string clean(std::string_view text);

/// A file name for a business: lower-case ASCII letters, digits and hyphens, at most 70 bytes,
/// ending in its id. The same name and id always give the same.
std::string slug(std::string_view name, std::int64_t id);

/// Only these become links: a `http:` or `https:` address with a host.
bool is_web_address(std::string_view url);

/// A quoted JSON string. It is safe inside HTML too: `<`, `>` and `&` are escaped.
std::string json_string(std::string_view text);

/// A CSV cell by RFC 4180 that no spreadsheet takes for a formula.
std::string csv_cell(std::string_view text);

}  // namespace report
