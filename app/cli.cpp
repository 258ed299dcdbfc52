#include "app/cli.h"

#include <algorithm>
#include <ostream>
#include <vector>

#include "app/build_facts.h"
#include "app/commands.h"
#include "app/config.h"
#include "app/locking.h"

namespace app {
namespace {

int dispatch(int argc, const char* const* argv, World& world) {
    CLI::App root{
        "Crawls review sites, brings every score to one Dutch school grade and reports which "
        "businesses\n"
        "are genuinely delightful and which are mediocre sevens.",
        "negenplus"};
    root.set_version_flag("--version", build_facts());
    root.require_subcommand(1);
    root.footer(
        "Exit status: 0 done, 1 done in part, 2 bad usage or config, 3 failed, 75 another run "
        "holds\n"
        "the lock.");
    std::vector<CommandPtr> commands;
    for (const auto make :
         {make_init,   make_run,    make_status,  make_schedule, make_crawl,   make_extract,
          make_import, make_export, make_report,  make_verdicts, make_why,     make_match,
          make_read,   make_learn,  make_recipes, make_robots,   make_doctor,  make_backup,
          make_move,   make_forget, make_demo,    make_help,     make_generate}) {
        commands.push_back(make(root, world));
    }
    try {
        root.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return root.exit(error, world.out, world.err) == 0 ? done : usage;
    }
    const auto chosen = std::find_if(commands.begin(), commands.end(),
                                     [](const CommandPtr& command) { return command->chosen(); });
    return (*chosen)->run();
}

}  // namespace

void Command::add_home_options() {
    app_->add_option("--config", common_.config,
                     "config file (default: negenplus.toml in this folder, if there)");
    app_->add_option("--db", common_.db,
                     "database: a file, or a postgresql:// URL (default: the config's)");
}

void Command::add_format_option(const std::string& standard) {
    common_.format = standard;
    app_->add_option("--format", common_.format, "how to print it (default: " + standard + ")")
        ->check(CLI::IsMember({"table", "jsonl", "csv"}));
}

void Command::add_as_of_option() {
    app_->add_option("--as-of", as_of_, "judge as of this day, as 2026-11-21 (default: today)");
}

model::Day Command::as_of() const {
    if (as_of_.empty()) return world_.today();
    const auto date = model::date_from_iso(as_of_);
    if (!date || date->precision != model::DatePrecision::day) {
        throw UsageError("--as-of takes a day written as 2026-11-21, not " + as_of_);
    }
    return date->first;
}

int run_command_line(int argc, const char* const* argv, World& world) {
    try {
        return dispatch(argc, argv, world);
    } catch (const UsageError& error) {
        world.err << "negenplus: " << error.what() << '\n';
        return usage;
    } catch (const report::ThemeError& error) {
        world.err << "negenplus: " << error.what() << '\n';
        return usage;
    } catch (const Busy& error) {
        world.err << "negenplus: " << error.what() << '\n';
        return busy;
    } catch (const std::exception& error) {
        world.err << "negenplus: the run failed: " << error.what() << '\n';
        return failed;
    }
}

}  // namespace app
