#pragma once

#include "app/world.h"

namespace app {

/// Runs one command line and gives its exit status. What breaks the run is caught here, and told in
/// one line on `world.err`.
int run_command_line(int argc, const char* const* argv, World& world);

}  // namespace app
