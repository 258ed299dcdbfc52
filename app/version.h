#pragma once

#include <string_view>

namespace app {

/// The project's version, from CMakeLists.txt.
inline constexpr std::string_view version = NEGENPLUS_VERSION;

}  // namespace app
