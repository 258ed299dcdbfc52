#pragma once

#include <string_view>

namespace parser {

/// The Encoding Standard's name for a label in any case and with any white space around it
/// ("latin1" is "windows-1252"); empty for no label.
std::string_view encoding_name(std::string_view label);

}  // namespace parser
