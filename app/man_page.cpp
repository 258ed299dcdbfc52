#include "app/man_page.h"

#include "app/placeholders.h"
#include "app/version.h"

namespace app {
namespace {

/// A text as roff prints it letter for letter.
std::string plain(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if ((c == '.' || c == '\'') && (result.empty() || result.back() == '\n')) result += "\\&";
        if (c == '\\') {
            result += "\\e";
        } else if (c == '-') {
            result += "\\-";
        } else {
            result += c;
        }
    }
    return result;
}

std::string option_text(const OptionFacts& option) {
    std::string text = ".TP\n";
    if (option.names.empty()) {
        text += "\\fI" + plain(option.value) + "\\fR";
    } else {
        for (const std::string& name : option.names)
            text += (&name == &option.names.front() ? "\\fB" : ", \\fB") + plain(name) + "\\fR";
        if (!option.value.empty() && option.choices.empty())
            text += " \\fI" + plain(option.value) + "\\fR";
    }
    const char* between = option.names.empty() ? ": " : " ";
    for (const std::string& choice : option.choices) {
        text += between + plain(choice);
        between = "|";
    }
    return text + '\n' + plain(option.description) + '\n';
}

std::string command_text(const CommandFacts& command) {
    std::string text = ".SS " + plain(command.path) + '\n' + plain(command.description) + ".\n";
    for (const OptionFacts& option : command.options) text += option_text(option);
    return text;
}

}  // namespace

std::string man_page(const std::vector<CommandFacts>& tree) {
    std::string commands;
    std::string options;
    for (const CommandFacts& command : tree) {
        if (&command != &tree.front()) {
            commands += command_text(command);
            continue;
        }
        for (const OptionFacts& option : command.options) options += option_text(option);
    }
    return fill_in(built_in_text("negenplus.1"),
                   {{"version", plain(version)}, {"options", options}, {"commands", commands}});
}

}  // namespace app
