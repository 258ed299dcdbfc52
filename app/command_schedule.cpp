#include <ostream>

#include "app/commands.h"
#include "app/here.h"

namespace app {
namespace {

/// How to let a config's runs be started.
class ScheduleCommand final : public Command {
  public:
    ScheduleCommand(CLI::App& root, World& world)
        : Command{root, "schedule", "print the cron line, and the systemd service and timer",
                  world} {
        app_->add_option("--config", common_.config,
                         "config file (default: negenplus.toml in this folder)");
        app_->add_option("what", what_, "one of the three only")
            ->check(CLI::IsMember({"cron", "service", "timer"}));
    }

    int run() override {
        const Config config = config_for(common_);
        if (config.file.empty())
            throw UsageError(
                "there is no config here: name one with --config, or let "
                "`negenplus init` write one");
        const Schedule schedule = schedule_here(config, world_);
        if (what_ == "cron") {
            world_.out << cron_line(schedule) << '\n';
        } else if (what_ == "service") {
            world_.out << service_unit(schedule);
        } else if (what_ == "timer") {
            world_.out << timer_unit(schedule);
        } else {
            world_.out << whole_schedule(schedule);
        }
        return done;
    }

  private:
    std::string what_;
};

}  // namespace

CommandPtr make_schedule(CLI::App& root, World& world) {
    return std::make_unique<ScheduleCommand>(root, world);
}

}  // namespace app
