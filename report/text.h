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
/// The same without an id, at most 48 bytes; empty where the name holds no such letter or digit.
std::string slug(std::string_view name);

/// Only these become links: a `http:` or `https:` address with a host.
bool is_web_address(std::string_view url);

/// A quoted JSON string. It is safe inside HTML too: `<`, `>` and `&` are escaped.
std::string json_string(std::string_view text);

/// A quoted JavaScript string of ready-made HTML: it ends neither the string nor, where the script
/// stands inside a page, the script.
std::string script_string(std::string_view html);

/// A CSV cell by RFC 4180 that no spreadsheet takes for a formula.
std::string csv_cell(std::string_view text);

}  // namespace report
