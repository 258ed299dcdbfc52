#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "app/home.h"
#include "app/world.h"

namespace app {

/// One subcommand: its options are filled in by the parse, then it may be run.
class Command {
  public:
    virtual ~Command() = default;
    virtual int run() = 0;  ///< gives the exit status

    bool chosen() const { return app_->parsed(); }

  protected:
    Command(CLI::App& root, const std::string& name, const std::string& what_for, World& world)
        : app_{root.add_subcommand(name, what_for)}, world_{world} {}

    /// --config and --db.
    void add_home_options();
    /// --format table|jsonl|csv.
    void add_format_option(const std::string& standard);
    /// --as-of DATE; `as_of` gives its day, today without it.
    void add_as_of_option();
    model::Day as_of() const;

    CLI::App* app_;
    World& world_;
    Common common_;

  private:
    std::string as_of_;
};

using CommandPtr = std::unique_ptr<Command>;

CommandPtr make_init(CLI::App& root, World& world);
CommandPtr make_run(CLI::App& root, World& world);
CommandPtr make_schedule(CLI::App& root, World& world);
CommandPtr make_help(CLI::App& root, World& world);
CommandPtr make_generate(CLI::App& root, World& world);
CommandPtr make_status(CLI::App& root, World& world);
CommandPtr make_crawl(CLI::App& root, World& world);
CommandPtr make_extract(CLI::App& root, World& world);
CommandPtr make_import(CLI::App& root, World& world);
CommandPtr make_export(CLI::App& root, World& world);
CommandPtr make_report(CLI::App& root, World& world);
CommandPtr make_verdicts(CLI::App& root, World& world);
CommandPtr make_why(CLI::App& root, World& world);
CommandPtr make_match(CLI::App& root, World& world);
CommandPtr make_read(CLI::App& root, World& world);
CommandPtr make_learn(CLI::App& root, World& world);
CommandPtr make_recipes(CLI::App& root, World& world);
CommandPtr make_robots(CLI::App& root, World& world);
CommandPtr make_doctor(CLI::App& root, World& world);
CommandPtr make_backup(CLI::App& root, World& world);
CommandPtr make_move(CLI::App& root, World& world);
CommandPtr make_forget(CLI::App& root, World& world);
CommandPtr make_demo(CLI::App& root, World& world);

}  // namespace app
