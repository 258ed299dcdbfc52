#include "app/command_tree.h"

#include <algorithm>

namespace app {
namespace {

/// The choices that `CLI::IsMember` writes into a type's name: "TEXT:{nl,en}".
std::vector<std::string> choices_of(const std::string& type) {
    std::vector<std::string> choices;
    const std::size_t open = type.find('{');
    const std::size_t close = type.find('}', open);
    if (open == std::string::npos || close == std::string::npos) return choices;
    std::string rest = type.substr(open + 1, close - open - 1);
    for (std::size_t comma = 0; comma != std::string::npos;) {
        comma = rest.find(',');
        choices.push_back(rest.substr(0, comma));
        rest.erase(0, comma == std::string::npos ? rest.size() : comma + 1);
    }
    return choices;
}

OptionFacts facts_of(const CLI::Option& option) {
    OptionFacts facts{.names = {},
                      .value = {},
                      .choices = choices_of(option.get_type_name()),
                      .description = option.get_description(),
                      .required = option.get_required()};
    for (const std::string& name : option.get_lnames()) facts.names.push_back("--" + name);
    for (const std::string& name : option.get_snames()) facts.names.push_back("-" + name);
    if (facts.names.empty()) {
        facts.value = option.get_name(true);
    } else if (option.get_items_expected_max() > 0) {
        facts.value = option.get_type_name().substr(0, option.get_type_name().find(':'));
    }
    return facts;
}

bool hidden(const CLI::App& command) {
    return command.get_group().empty();
}

void add(const CLI::App& command, const std::string& path, std::vector<CommandFacts>& tree) {
    CommandFacts facts{path, command.get_description(), {}, {}};
    for (const CLI::Option* option : command.get_options())
        facts.options.push_back(facts_of(*option));
    std::vector<const CLI::App*> inner;
    for (const CLI::App* each : command.get_subcommands([](const CLI::App*) { return true; })) {
        if (hidden(*each)) continue;
        inner.push_back(each);
        facts.commands.emplace_back(each->get_name(), each->get_description());
    }
    tree.push_back(std::move(facts));
    for (const CLI::App* each : inner) add(*each, path + ' ' + each->get_name(), tree);
}

}  // namespace

std::vector<CommandFacts> command_tree(const CLI::App& root) {
    std::vector<CommandFacts> tree;
    add(root, "negenplus", tree);
    return tree;
}

}  // namespace app
