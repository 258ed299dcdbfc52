#pragma once

#include <string>

namespace app {

/// What `--version` prints: "negenplus 0.1.0" and, on lines of their own, what this program was
/// built from and with.
std::string build_facts();

}  // namespace app
