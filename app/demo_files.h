#pragma once

#include <string_view>

namespace app {

/// The bytes of a file of app/demo, as compiled into the program. Throws `std::logic_error` where
/// there is none of that name: the name is ours, not the user's.
std::string_view demo_file(std::string_view name);

}  // namespace app
