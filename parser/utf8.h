#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace parser {

/// Appends a code point; U+FFFD for what is none (surrogates, above U+10FFFF).
void append_utf8(std::string& text, char32_t code);

/// The well-formed character at the front of `text` (not empty): its size in bytes, or 0 where the
/// bytes are not valid UTF-8.
std::size_t utf8_size(std::string_view text);

/// The code point at the front of `text`, which moves past it; U+FFFD for a byte that is no UTF-8.
char32_t take_utf8(std::string_view& text);

bool is_utf8(std::string_view text);

/// With U+FFFD for every maximal part of a broken character, as the Encoding Standard asks.
std::string repaired_utf8(std::string_view text);

}  // namespace parser
