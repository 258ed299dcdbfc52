#include <fstream>
#include <ostream>

#include "app/commands.h"
#include "app/crawling.h"
#include "app/judging.h"
#include "app/locking.h"
#include "app/printed_crawl.h"

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
        app_->add_flag("--every-page", every_page_, "ask also for pages that are not due");
        app_->add_option("--receipt", receipt_file_,
                         "write the receipt to this file as JSON (- for standard output)");
        if (publish_) return;
        app_->add_flag("--plan", plan_,
                       "say what would be fetched and how long it would take, and ask nobody");
        add_format_option("table");
    }

    int run() override {
        Config config = config_for(common_);
        config.crawl.every_page = every_page_;
        const store::Lock lock = lock_database(config);
        store::Store store{config.database};
        if (plan_) {
            print(forecast_rows(plan_crawl(store, config, world_)), format_from(common_.format),
                  world_.out);
            return done;
        }
        const model::Receipt receipt = crawl_into(store, config, world_);
        const bool good = complete(receipt);
        if (verbose_ || !good || !publish_) print(receipt_rows(receipt), Format::table, world_.err);
        if (!receipt_file_.empty()) write_receipt(receipt);
        if (receipt.interrupted) {
            world_.err << "negenplus: interrupted; what was fetched is kept, the next run goes on "
                          "from there\n";
            return in_part;
        }
        if (publish_) {
            const model::Day today = world_.today();
            report::publish(
                compare_since(store, config, today, last_report(config.report_out, today)),
                {config.language, config.rules}, config.report_out);
        }
        return good ? done : in_part;
    }

  private:
    void write_receipt(const model::Receipt& receipt) {
        const std::string json = receipt_json(receipt) + '\n';
        if (receipt_file_ == "-") {
            world_.out << json;
            return;
        }
        std::ofstream file{receipt_file_, std::ios::binary};
        if (!(file << json).flush()) throw std::runtime_error(receipt_file_ + " cannot be written");
    }

    bool publish_;
    bool verbose_ = false;
    bool every_page_ = false;
    bool plan_ = false;
    std::string receipt_file_;
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
