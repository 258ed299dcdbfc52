#include <algorithm>
#include <fstream>
#include <ostream>

#include "app/commands.h"
#include "app/crawling.h"
#include "app/forgetting.h"
#include "app/judging.h"
#include "app/locking.h"
#include "app/printed.h"
#include "app/printed_crawl.h"
#include "app/scheduled_run.h"

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
        add_log_options();
        if (publish_) return;
        app_->add_flag("--plan", plan_,
                       "say what would be fetched and how long it would take, and ask nobody");
        add_format_option("table");
        add_worker_options();
    }

    int run() override {
        Config config = config_for(common_);
        if (publish_) report::check_theme(report_options(config));
        config.crawl.every_page = every_page_;
        if (plan_) return plan(config);
        if (publish_ && config.file.empty())
            throw UsageError(
                "there is no config here: name one with --config, or let "
                "`negenplus init` write one");
        Log log{log_rules(config), world_};
        if (publish_) return run_unwatched(config, world_, log, [&] { return go(config); });
        const bool shared = !worker_.name.empty();
        const store::Lock lock = shared ? share_database(config) : lock_database(config);
        const RunEnd end = go(config);
        if (end.status != done) log.warning(end.message);
        return end.status;
    }

  private:
    void add_worker_options() {
        auto* name = app_->add_option("--worker", worker_.name,
                                      "crawl as one of several workers that share the watches");
        name->check([](const std::string& text) {
            const auto fits = [](char c) {
                return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '_' || c == '.';
            };
            const bool good = !text.empty() && text.size() <= 64 && text.front() != '.' &&
                              std::all_of(text.begin(), text.end(), fits);
            return good ? std::string{} : "a worker's name is letters, digits, _ and .";
        });
        app_->add_option("--hosts", worker_.most_groups, "how many hosts a worker visits at a time")
            ->capture_default_str()
            ->check(CLI::PositiveNumber)
            ->needs(name);
        app_->add_option("--lease", lease_,
                         "seconds after which others go on with the hosts of a worker that died")
            ->capture_default_str()
            ->check(CLI::PositiveNumber)
            ->needs(name);
        app_->add_flag("--no-wait", no_wait_,
                       "end when no host is free, though other workers may die")
            ->needs(name);
    }

    void add_log_options() {
        app_->add_option("--log", log_to_, "where the log goes: stderr, file or journal")
            ->check(CLI::IsMember({"stderr", "file", "journal"}));
        app_->add_flag("--json", json_, "write the log as JSON, an object a line");
    }

    LogRules log_rules(const Config& config) const {
        LogRules rules = config.log;
        if (!log_to_.empty())
            rules.to = log_to_ == "file"      ? LogTo::file
                       : log_to_ == "journal" ? LogTo::journal
                                              : LogTo::standard_error;
        if (!log_to_.empty() || json_) rules.level = std::min(rules.level, usual_level(rules.to));
        rules.json = rules.json || json_;
        return rules;
    }

    int plan(const Config& config) {
        const store::Lock lock = lock_database(config);
        store::Store store{config.database};
        print(forecast_rows(plan_crawl(store, config, world_)), format_from(common_.format),
              world_.out);
        return done;
    }

    /// The crawl and, of a run, the report; under the lock.
    RunEnd go(const Config& config) {
        store::Store store = open_store(config, world_);
        RunEnd end;
        end.receipt = crawl(store, config);
        if (verbose_ || !publish_) print(receipt_rows(*end.receipt), Format::table, world_.err);
        if (!receipt_file_.empty()) write_receipt(*end.receipt);
        if (!complete(*end.receipt)) {
            end.status = in_part;
            end.message = trouble_line(*end.receipt, config);
        }
        if (publish_ && !end.receipt->interrupted) {
            const model::Day today = world_.today();
            const report::Notes notes = report::publish(
                compare_since(store, config, today, last_report(config.report_out, today)),
                report_options(config), config.report_out);
            if (verbose_) tell(notes, world_.err);
        }
        return end;
    }

    model::Receipt crawl(store::Store& store, const Config& config) {
        if (worker_.name.empty()) {
            if (const auto worker = store::WorkQueue::at_work(store))
                throw Busy("worker " + *worker +
                           " has leases, or had when it died: its hosts are "
                           "free when they run out");
            return crawl_into(store, config, world_);
        }
        worker_.lease = std::chrono::seconds{lease_};
        worker_.wait = !no_wait_;
        return crawl_shared_into(store, config, world_, worker_);
    }

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
    Worker worker_;
    long lease_ = 120;
    bool no_wait_ = false;
    std::string receipt_file_;
    std::string log_to_;
    bool json_ = false;
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
