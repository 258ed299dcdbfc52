#include "app/completion.h"

#include <functional>

namespace app {
namespace {

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    std::string text;
    for (const std::string& word : words) text.append(text.empty() ? "" : between).append(word);
    return text;
}

/// A word in single quotes, as all three shells read it but for fish's own escape.
std::string single(std::string text, std::string_view escaped_quote) {
    for (std::size_t at = 0; (at = text.find('\'', at)) != std::string::npos;
         at += escaped_quote.size())
        text.replace(at, 1, escaped_quote);
    return '\'' + text + '\'';
}

/// The branches of a shell's `case` that steps from a command to one within it.
std::string steps(const std::vector<CommandFacts>& tree, std::string_view statement,
                  const std::string& indent) {
    std::string text;
    for (const CommandFacts& command : tree)
        for (const auto& [name, description] : command.commands)
            text += indent + "\"" + command.path + ' ' + name + "\") " + std::string{statement} +
                    " ;;\n";
    return text;
}

/// Branches for the word before: options with fixed values, then those with any value.
std::string values(const std::vector<CommandFacts>& tree, const std::string& indent,
                   const std::function<std::string(const std::vector<std::string>&)>& offer,
                   const std::string& offer_files) {
    std::string fixed;
    std::string any;
    for (const CommandFacts& command : tree) {
        for (const OptionFacts& option : command.options) {
            if (option.value.empty()) continue;
            for (const std::string& name : option.names) {
                const std::string branch = indent + "\"" + command.path + ' ' + name + "\") ";
                if (option.choices.empty()) {
                    any += branch + offer_files + " ;;\n";
                } else {
                    fixed += branch + offer(option.choices) + " ;;\n";
                }
            }
        }
    }
    return fixed + any;
}

/// What may stand next: commands, options, and the fixed values of what is given by its place.
std::vector<std::string> next_words(const CommandFacts& command) {
    std::vector<std::string> words;
    for (const auto& [name, description] : command.commands) words.push_back(name);
    for (const OptionFacts& option : command.options) {
        const auto& more = option.names.empty() ? option.choices : option.names;
        words.insert(words.end(), more.begin(), more.end());
    }
    return words;
}

constexpr std::string_view bash_frame =
    R"(# bash completion for negenplus; made by `negenplus generate bash`
_negenplus() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} at=negenplus words= i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$at ${COMP_WORDS[i]}" in
)";

std::string zsh_item(const std::string& word, const std::string& description) {
    std::string name;
    for (const char c : word) name += c == ':' ? "\\:" : std::string{c};
    return single(name + ':' + description, "'\\''");
}

std::string zsh_items(const CommandFacts& command) {
    std::string items;
    for (const auto& [name, description] : command.commands)
        items += ' ' + zsh_item(name, description);
    for (const OptionFacts& option : command.options) {
        const auto& words = option.names.empty() ? option.choices : option.names;
        for (const std::string& word : words) items += ' ' + zsh_item(word, option.description);
    }
    return items;
}

std::string fish_line(const CommandFacts& command, const std::string& what,
                      const std::string& description) {
    return "complete -c negenplus -n '__negenplus_at \"" + command.path + "\"' " + what + " -d " +
           single(description, "\\'") + '\n';
}

std::string fish_option(const CommandFacts& command, const OptionFacts& option) {
    std::string what;
    for (const std::string& name : option.names) {
        const bool is_long = name.starts_with("--");
        what +=
            (what.empty() ? "" : " ") + (is_long ? "-l " + name.substr(2) : "-s " + name.substr(1));
    }
    if (!option.choices.empty()) {
        what += option.names.empty() ? "-f -a '" : " -x -a '";
        what += joined(option.choices, " ") + '\'';
    } else if (!option.value.empty()) {
        what += " -r";
    }
    return fish_line(command, what, option.description);
}

}  // namespace

std::string bash_completion(const std::vector<CommandFacts>& tree) {
    std::string text{bash_frame};
    text += steps(tree, "at=\"$at ${COMP_WORDS[i]}\"", "      ");
    text += "    esac\n  done\n  case \"$at $before\" in\n";
    text += values(
        tree, "    ",
        [](const std::vector<std::string>& choices) {
            return "COMPREPLY=($(compgen -W \"" + joined(choices, " ") +
                   "\" -- \"$word\")); return";
        },
        "return");
    text += "  esac\n  case $at in\n";
    for (const CommandFacts& command : tree)
        text +=
            "    \"" + command.path + "\") words=\"" + joined(next_words(command), " ") + "\" ;;\n";
    return text +
           "  esac\n  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}\n"
           "complete -o default -F _negenplus negenplus\n";
}

std::string zsh_completion(const std::vector<CommandFacts>& tree) {
    std::string text =
        "#compdef negenplus\n# zsh completion; made by `negenplus generate zsh`\n"
        "_negenplus() {\n  local at=negenplus i\n  local -a items\n"
        "  for ((i = 2; i < CURRENT; i++)); do\n    case \"$at ${words[i]}\" in\n";
    text += steps(tree, "at=\"$at ${words[i]}\"", "      ");
    text += "    esac\n  done\n  case \"$at ${words[CURRENT-1]}\" in\n";
    text += values(
        tree, "    ",
        [](const std::vector<std::string>& choices) {
            return "compadd -- " + joined(choices, " ") + "; return";
        },
        "_files; return");
    text += "  esac\n  case $at in\n";
    for (const CommandFacts& command : tree)
        text += "    \"" + command.path + "\") items=(" + zsh_items(command) + " ) ;;\n";
    return text +
           "  esac\n  _describe negenplus items\n  _files\n}\n"
           "if [ \"$funcstack[1]\" = _negenplus ]; then _negenplus \"$@\"; else compdef "
           "_negenplus negenplus; fi\n";
}

std::string fish_completion(const std::vector<CommandFacts>& tree) {
    std::string text =
        "# fish completion for negenplus; made by `negenplus generate fish`\n"
        "function __negenplus_at\n  set -l at negenplus\n"
        "  for word in (commandline -opc)[2..]\n    switch \"$at $word\"\n";
    for (const CommandFacts& command : tree)
        for (const auto& [name, description] : command.commands)
            text +=
                "      case '" + command.path + ' ' + name + "'\n        set at \"$at $word\"\n";
    text += "    end\n  end\n  test \"$at\" = \"$argv[1]\"\nend\n";
    for (const CommandFacts& command : tree) {
        for (const auto& [name, description] : command.commands)
            text += fish_line(command, "-f -a " + name, description);
        for (const OptionFacts& option : command.options)
            if (!option.names.empty() || !option.choices.empty())
                text += fish_option(command, option);
    }
    return text;
}

}  // namespace app
