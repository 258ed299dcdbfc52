#pragma once

#include <cstdint>
#include <string_view>

namespace delight {

struct CodePoint {
    char32_t value = 0;  ///< U+FFFD where the bytes are no UTF-8
    std::uint32_t size = 1;
};

/// The code point that begins at byte `at`.
CodePoint code_point_at(std::string_view utf8, std::size_t at);

/// A Latin letter in small basic letters ("É" is "e", "ß" is "ss"); empty for anything else.
std::string_view basic_letters(char32_t letter);

bool is_upper(char32_t letter);

}  // namespace delight
