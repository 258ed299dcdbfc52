#include <ostream>

#include "app/commands.h"
#include "app/locking.h"
#include "store/backup.h"

namespace app {
namespace {

/// Copies the database while it may be in use, and reads the copy back.
class Backup final : public Command {
  public:
    Backup(CLI::App& root, World& world)
        : Command{root, "backup", "copy the database, also during a run, and read the copy back",
                  world} {
        add_home_options();
        app_->add_flag("--quiet,-q", quiet_, "say nothing when all is well");
        app_->add_option("file", file_, "the copy; an older one of that name is replaced")
            ->required();
    }

    int run() override {
        const auto database = existing_database(config_for(common_));
        const store::BackedUp made = store::back_up(database, file_);
        if (quiet_) return done;
        world_.err << "negenplus: " << made.reviews << " reviews, " << made.rows << " rows, "
                   << (made.bytes + 1023) / 1024 << " KiB stand in " << file_
                   << ", read back and the same (digest " << std::hex << made.digest << std::dec
                   << ")\n";
        return done;
    }

  private:
    bool quiet_ = false;
    std::string file_;
};

}  // namespace

CommandPtr make_backup(CLI::App& root, World& world) {
    return std::make_unique<Backup>(root, world);
}

}  // namespace app
