#include "app/scheduled_run.h"

#include "app/crawling.h"
#include "app/health.h"
#include "app/locking.h"
#include "app/notice.h"
#include "app/printed_crawl.h"

namespace app {
namespace {

/// A notice that takes longer has lost its way; the lock is free by then.
constexpr std::chrono::seconds notice_time{60};

void log_source(Log& log, const model::SourceReceipt& source) {
    const SourceHealth health = health_of(source);
    std::string line = source.source + ": " + std::to_string(source.fetched) + " fetched, " +
                       std::to_string(source.not_modified) + " not modified, " +
                       std::to_string(source.new_reviews) + " new reviews, took " +
                       span_text(source.seconds);
    if (!health.remark.empty()) line += "; " + health.remark;
    log.info(line, {{"source", source.source},
                    {"state", health.state},
                    {"fetched", std::to_string(source.fetched)},
                    {"not_modified", std::to_string(source.not_modified)},
                    {"failed", std::to_string(source.failed)},
                    {"new_reviews", std::to_string(source.new_reviews)}});
}

void log_end(Log& log, const RunEnd& end, const Config& config) {
    if (end.receipt)
        for (const model::SourceReceipt& source : end.receipt->sources) log_source(log, source);
    const std::string status = std::to_string(end.status);
    if (end.status == done) return log.info("the run is done", {{"status", status}});
    if (end.status != in_part) return log.error(end.message, {{"status", status}});
    log.warning(
        end.message + " (`negenplus status --config " + config.file.string() + "` tells more)",
        {{"status", status}});
}

/// The health file while the run goes on, and at its end.
class HealthKeeper {
  public:
    HealthKeeper(const Config& config, World& world, Log& log)
        : file_{health_file(config)}, world_{world}, log_{log} {
        if (const auto last = file_.empty() ? std::nullopt : read_health(file_))
            health_.last_good = last->last_good;
        health_.started = world.now();
    }

    bool begun() { return keep(); }

    bool ended(const RunEnd& end) {
        health_.ended = world_.now();
        health_.status = end.status;
        health_.message = end.message;
        if (end.status == done) health_.last_good = health_.ended;
        health_.sources.clear();
        if (end.receipt)
            for (const model::SourceReceipt& source : end.receipt->sources)
                health_.sources.push_back(health_of(source));
        return keep();
    }

    const Health& health() const { return health_; }

  private:
    bool keep() {
        if (file_.empty()) return true;
        try {
            keep_health(file_, health_);
            return true;
        } catch (const std::exception& error) {
            if (!std::exchange(told_, true))
                log_.warning(std::string{"the health file cannot be written: "} + error.what());
            return false;
        }
    }

    std::filesystem::path file_;
    World& world_;
    Log& log_;
    Health health_;
    bool told_ = false;
};

std::string notice_text(const Health& health, const Config& config) {
    std::string text = "negenplus: " + health.message + "\n\nconfig  " + config.file.string() +
                       "\nstarted " + model::to_string(health.started) + "\nended   " +
                       model::to_string(health.ended.value_or(health.started)) + "\nstatus  " +
                       std::to_string(health.status.value_or(failed)) + '\n';
    for (const SourceHealth& source : health.sources) {
        text += "source  " + source.source + ": " + source.state;
        text += source.remark.empty() ? "\n" : " (" + source.remark + ")\n";
    }
    return text;
}

void give_notice(const Health& health, const Config& config, Log& log) {
    if (config.notify.empty()) return;
    const std::string trouble = notify(config.notify, notice_text(health, config), notice_time);
    if (!trouble.empty()) log.warning("notify: " + config.notify.front() + ' ' + trouble);
}

RunEnd locked_run(const Config& config, HealthKeeper& keeper, const std::function<RunEnd()>& work) {
    try {
        const store::Lock lock = lock_database(config);
        keeper.begun();
        return work();
    } catch (const Busy&) {
        throw;
    } catch (const UsageError& error) {
        return {usage, error.what(), std::nullopt};
    } catch (const std::exception& error) {
        return {failed, std::string{"the run failed: "} + error.what(), std::nullopt};
    }
}

}  // namespace

std::string trouble_line(const model::Receipt& receipt, const Config& config) {
    if (receipt.interrupted)
        return "interrupted; what was fetched is kept, the next run goes on from there";
    std::string line;
    bool layout = false;
    for (const model::SourceReceipt& source : receipt.sources) {
        const SourceHealth health = health_of(source);
        if (health.state == "good" || health.state == "left") continue;
        layout = layout || !source.layout.empty();
        line += (line.empty() ? "done in part: " : "; ") + source.source + ": " + health.remark;
    }
    if (layout) line += "; pages of the changed layout lie in " + layout_folder(config).string();
    return line;
}

int run_unwatched(const Config& config, World& world, Log& log,
                  const std::function<RunEnd()>& work) {
    HealthKeeper keeper{config, world, log};
    log.info("a run of " + config.file.string() + " begins");
    RunEnd end = locked_run(config, keeper, work);
    log_end(log, end, config);
    if (!keeper.ended(end) && end.status == done) {
        end.status = in_part;
        end.message = "the health file cannot be written";
        keeper.ended(end);
    }
    if (end.status != done) give_notice(keeper.health(), config, log);
    return end.status;
}

}  // namespace app
