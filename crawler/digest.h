#pragma once

#include <string>
#include <string_view>

namespace crawler {

/// "sha256:" and 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace crawler
