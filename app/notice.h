#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace app {

/// Runs a command of the user's choice, without a shell, with `message` on its standard input and
/// its output on our standard error. Waits no longer than `at_most`, and then ends it and what it
/// started. The result says what went wrong; empty: it ended with status 0.
std::string notify(const std::vector<std::string>& command, const std::string& message,
                   std::chrono::milliseconds at_most);

}  // namespace app
