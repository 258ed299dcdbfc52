#pragma once

#include <string>
#include <vector>

#include "app/command_tree.h"

namespace app {

/// Scripts that let a shell complete commands, options and their fixed values; file names
/// elsewhere.
std::string bash_completion(const std::vector<CommandFacts>& tree);
std::string zsh_completion(const std::vector<CommandFacts>& tree);
std::string fish_completion(const std::vector<CommandFacts>& tree);

}  // namespace app
