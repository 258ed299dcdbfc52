#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace app {

/// A text with each `{{name}}` replaced by its value. A name without a value throws
/// `std::logic_error`: such a text would be wrong in every installation.
std::string fill_in(std::string_view text,
                    std::initializer_list<std::pair<std::string_view, std::string>> values);

/// A text that is compiled in, by its file name: those of app/init/ and the frame of the man page.
std::string_view built_in_text(std::string_view name);

}  // namespace app
