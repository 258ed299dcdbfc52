#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace app {

/// One option as a shell or a reader needs it.
struct OptionFacts {
    std::vector<std::string> names;    ///< "--last", "-n"; empty: it is given by its place
    std::string value;                 ///< what follows it: "TEXT"; empty: nothing does
    std::vector<std::string> choices;  ///< the only values it takes; empty: any
    std::string description;
    bool required = false;
};

/// One command with the way to it, "negenplus recipes test", and all that it takes.
struct CommandFacts {
    std::string path;
    std::string description;
    std::vector<OptionFacts> options;
    std::vector<std::pair<std::string, std::string>> commands;  ///< those within, with descriptions
};

/// Every command of the program that is not hidden, the program itself first.
std::vector<CommandFacts> command_tree(const CLI::App& root);

}  // namespace app
