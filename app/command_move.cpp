#include <ostream>

#include "app/commands.h"
#include "app/judging.h"
#include "app/locking.h"
#include "app/printed.h"
#include "app/state.h"
#include "store/moving.h"
#include "store/place.h"

namespace app {
namespace {

namespace fs = std::filesystem;

/// Carries a store to another database, and says done when both give the same verdicts.
class Move final : public Command {
  public:
    Move(CLI::App& root, World& world)
        : Command{root, "move",
                  "carry everything to another database, a file or a PostgreSQL server", world} {
        app_->add_option("--config", common_.config,
                         "config file (default: negenplus.toml in this folder, if there)");
        app_->add_option("--from", from_, "the database to carry from")->required();
        app_->add_option("--to", to_, "an empty one, or half of this move, which goes on")
            ->required();
        app_->add_flag("--quiet,-q", quiet_, "say nothing when all is well");
    }

    int run() override {
        const Config source = config_of(from_);
        const Config target = config_of(to_);
        existing_database(source);
        if (from_ == to_) throw UsageError("--from and --to are the same database");
        const store::Lock source_lock = lock_database(source);
        const store::Lock target_lock = lock_database(target);
        carry_secret(state_file(source, ".secret"), state_file(target, ".secret"));
        const long rows = store::move_store(from_, to_, [this](const std::string& table, long n) {
            if (world_.terminal && n > 0) world_.err << "\r" << table << ": " << n << "\x1b[K";
        });
        if (world_.terminal) world_.err << "\r\x1b[K";
        const long businesses = compare_verdicts(source, target);
        store::end_move(to_);
        if (quiet_) return done;
        world_.err << "negenplus: " << rows << " rows stand in " << store::shown(to_)
                   << ", the verdicts on " << businesses << " businesses are the same. Set "
                   << "database to it; " << store::shown(from_) << " is as it was\n";
        return done;
    }

  private:
    Config config_of(const std::string& database) const {
        Common common = common_;
        common.db = database;
        return config_for(common);
    }

    /// Reviewers' keys come from it: with another one everybody would be somebody new.
    static void carry_secret(const fs::path& from, const fs::path& to) {
        if (!fs::exists(from) || fs::exists(to)) return;
        if (to.has_parent_path()) fs::create_directories(to.parent_path());
        fs::copy_file(from, to);
        fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write);
    }

    std::vector<std::string> verdicts_of(const Config& config) const {
        const store::Store store{config.database};
        std::vector<std::string> lines;
        for (const model::Judged& judged : compare(store, config, world_.today()).businesses)
            lines.push_back(verdict_json(judged));
        return lines;
    }

    long compare_verdicts(const Config& source, const Config& target) const {
        const auto before = verdicts_of(source);
        if (verdicts_of(target) != before)
            throw store::Error(store::shown(to_) + " holds every row of " + store::shown(from_) +
                               " and gives other verdicts: keep the old one, and report this");
        return static_cast<long>(before.size());
    }

    std::string from_;
    std::string to_;
    bool quiet_ = false;
};

}  // namespace

CommandPtr make_move(CLI::App& root, World& world) {
    return std::make_unique<Move>(root, world);
}

}  // namespace app
