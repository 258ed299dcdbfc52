#include <ostream>

#include "app/commands.h"
#include "app/crawling.h"
#include "app/judging.h"
#include "app/locking.h"
#include "app/printed.h"

namespace app {
namespace {

/// Crawls what the config watches. `run` publishes afterwards, and is quiet when all is well.
class Crawl final : public Command {
  public:
    Crawl(CLI::App& root, World& world, const std::string& name, const std::string& what_for,
          bool publish)
        : Command{root, name, what_for, world}, publish_{publish} {
        add_home_options();
        app_->add_flag("--verbose,-v", verbose_,
                       "print the receipt on standard error also when all is well");
    }

    int run() override {
        const Config config = config_for(common_);
        const store::Lock lock = lock_database(config);
        store::Store store{config.database};
        const model::Receipt receipt = crawl_into(store, config, world_);
        const bool good = complete(receipt);
        if (verbose_ || !good || !publish_) print(receipt_rows(receipt), Format::table, world_.err);
        if (receipt.interrupted) {
            world_.err << "negenplus: interrupted; what was fetched is kept, the next run goes on "
                          "from there\n";
            return in_part;
        }
        if (publish_) {
            report::publish(compare(store, config, world_.today()), {config.language, config.rules},
                            config.report_out);
        }
        return good ? done : in_part;
    }

  private:
    bool publish_;
    bool verbose_ = false;
};

}  // namespace

CommandPtr make_run(CLI::App& root, World& world) {
    return std::make_unique<Crawl>(
        root, world, "run", "what cron calls: crawl, judge and publish; quiet when all is well",
        true);
}

CommandPtr make_crawl(CLI::App& root, World& world) {
    return std::make_unique<Crawl>(root, world, "crawl",
                                   "crawl what the config watches into the database", false);
}

}  // namespace app
