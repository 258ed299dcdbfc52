#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace store {

/// The text with every byte that is no part of well-formed UTF-8 replaced by U+FFFD.
std::string valid_utf8(std::string_view text);

bool is_valid_utf8(std::string_view text);

/// How many bytes the well-formed character at the front of a text takes; 0 where there is none
/// (Unicode 15, table 3-7: overlong forms, surrogates and values above U+10FFFF are ill-formed).
std::size_t character_length(std::string_view text);

/// Whether `shorter` is `whole` broken off, with an ellipsis where it was cut: what list pages show
/// of a review.
bool is_excerpt(std::string_view shorter, std::string_view whole);

}  // namespace store
