#pragma once

#include <string>
#include <string_view>

namespace parser {

/// The text with every e-mail address as "[e-mail]" and every telephone number as "[phone]".
/// A number is taken for a telephone's where it begins with 0 or + and has 9 to 15 digits.
std::string masked(std::string_view text);

}  // namespace parser
