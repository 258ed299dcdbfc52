#pragma once

#include <string>
#include <vector>

#include "app/command_tree.h"

namespace app {

/// negenplus(1): its frame is docs/man/negenplus.1, its commands and options those of the program.
std::string man_page(const std::vector<CommandFacts>& tree);

}  // namespace app
