#include <CLI/CLI.hpp>
#include <fstream>

#include "app/commands.h"
#include "app/completion.h"
#include "app/config.h"
#include "app/man_page.h"
#include "tests/app/command.h"
#include "tests/catch.h"

using namespace app;

namespace {

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// All commands, as the program itself tells them.
std::string help_of(const std::string& path) {
    std::vector<std::string> words;
    std::istringstream text{path};
    for (std::string word; text >> word;)
        if (word != "negenplus") words.push_back(word);
    words.push_back("--help");
    return run(words).out;
}

/// A program with one command of each sort.
struct Small {
    CLI::App root{"what for", "negenplus"};
    std::string value;
    bool flag = false;

    Small() {
        CLI::App* list = root.add_subcommand("list", "print .them's all");
        list->add_option("--format", value, "how")->check(CLI::IsMember({"table", "csv"}));
        list->add_option("--out,-o", value, "where");
        list->add_flag("--all,-a", flag, "everything");
        list->add_subcommand("one", "only one");
        root.add_subcommand("secret", "not shown")->group("");
    }
};

}  // namespace

TEST_CASE("the command tree has every command and option, and nothing that is hidden") {
    const Small small;
    const auto tree = command_tree(small.root);
    REQUIRE(tree.size() == 3);
    CHECK(tree[0].commands.size() == 1);
    CHECK(tree[1].path == "negenplus list");
    CHECK(tree[2].path == "negenplus list one");
    const auto& options = tree[1].options;
    REQUIRE(options.size() == 4);
    CHECK(options[1].choices == std::vector<std::string>{"table", "csv"});
    CHECK(options[2].names == std::vector<std::string>{"--out", "-o"});
    CHECK(options[2].value == "TEXT");
    CHECK(options[3].value.empty());
}

TEST_CASE("completions know commands, options and fixed values in each shell") {
    const Small small;
    const auto tree = command_tree(small.root);
    for (const std::string& script :
         {bash_completion(tree), zsh_completion(tree), fish_completion(tree)}) {
        INFO(script);
        CHECK(says(script, "list"));
        CHECK(says(script, "format"));
        CHECK(says(script, "table csv"));
        CHECK(says(script, "negenplus list one"));
        CHECK_FALSE(says(script, "secret"));
    }
}

TEST_CASE("the man page has every command and every option of the program") {
    const std::string page = run({"generate", "man"}).out;
    long options = 0;
    std::istringstream lines{page};
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with(".SS ")) continue;
        std::string path = line.substr(4);
        path.erase(std::remove(path.begin(), path.end(), '\\'), path.end());
        const std::string help = help_of(path);
        for (std::size_t at = 0; (at = help.find("  --", at)) != std::string::npos; ++at) {
            const std::string name =
                help.substr(at + 2, help.find_first_of(" ,\n", at + 2) - at - 2);
            std::string roff;
            for (const char c : name) roff += c == '-' ? "\\-" : std::string{c};
            INFO(path << ' ' << name);
            CHECK(says(page, roff));
            ++options;
        }
    }
    CHECK(options > 40);
    const std::string all = run({"--help"}).out;
    const std::string commands = all.substr(all.find("Subcommands:"));
    std::istringstream names{commands.substr(commands.find('\n'))};
    long count = 0;
    for (std::string line; std::getline(names, line);) {
        std::istringstream words{line};
        std::string name;
        if (!line.starts_with("  ") || line[2] == ' ' || !(words >> name)) continue;
        INFO(name);
        CHECK(says(page, ".SS negenplus " + name + "\n"));
        ++count;
    }
    CHECK(count > 12);
}

TEST_CASE("a man page is not steered by what stands in it") {
    const Small small;
    const std::string page = man_page(command_tree(small.root));
    CHECK(says(page, "\nprint .them's all.\n"));
    CHECK_FALSE(says(page, "{{"));
}

TEST_CASE("help lists the pages of the manual, and each can be had") {
    const Ran list = run({"help"});
    CHECK(list.status == done);
    for (const std::string topic : {"recipes", "crawling", "verdicts", "words", "matching",
                                    "config", "exit-status", "schedule", "tutorial"}) {
        INFO(topic);
        CHECK(says(list.out, "\n" + topic));
        CHECK(run({"help", topic}).status == done);
        CHECK(run({"help", topic}).out.size() > 500);
    }
}

TEST_CASE("help on a command is its own help, and on nothing known is refused") {
    CHECK(says(run({"help", "init"}).out, "--contact"));
    const Ran ran = run({"help", "generate"});
    CHECK(ran.status == usage);
    CHECK(says(ran.err, "`negenplus help` lists"));
}

TEST_CASE("the version is told with what the program was built from") {
    const Ran ran = run({"--version"});
    CHECK(ran.status == done);
    CHECK(ran.out.starts_with("negenplus " NEGENPLUS_VERSION "\n"));
    for (const char* fact : {"\ncompiler ", "\nlibraries curl ", "SQLite ", "spdlog ", "OpenSSL "})
        CHECK(says(ran.out, fact));
}
