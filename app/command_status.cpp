#include <algorithm>
#include <spdlog/fmt/fmt.h>

#include "app/commands.h"
#include "app/crawling.h"
#include "app/health.h"
#include "app/locking.h"
#include "app/printed_crawl.h"
#include "store/store.h"

namespace app {
namespace {

/// One run as `status` prints it.
struct Line {
    model::Instant started{};
    std::optional<model::Instant> ended{};
    std::string state{};
    int status = done;
    long sources = 0;
    long good_sources = 0;
    long fetched = 0;
    long new_reviews = 0;
    std::string remarks{};
};

std::string state_of(int status) {
    if (status == done) return "done";
    return status == in_part ? "done in part" : "failed";
}

void add_source(Line& line, const SourceHealth& source) {
    ++line.sources;
    if (source.state == "good" || source.state == "left") ++line.good_sources;
    line.fetched += source.fetched;
    line.new_reviews += source.new_reviews;
    if (source.remark.empty()) return;
    line.remarks += (line.remarks.empty() ? "" : "; ") + source.source + ": " + source.remark;
}

Line line_of(const model::Receipt& receipt) {
    Line line{.started = receipt.started, .ended = receipt.ended};
    line.status = complete(receipt) ? done : in_part;
    line.state = receipt.interrupted ? "interrupted" : state_of(line.status);
    for (const model::SourceReceipt& source : receipt.sources) add_source(line, health_of(source));
    return line;
}

Line line_of(const Health& health, bool runs) {
    Line line{.started = health.started, .ended = health.ended};
    line.status = health.status.value_or(runs ? done : failed);
    line.state = health.status ? state_of(line.status) : runs ? "running" : "ended halfway";
    line.remarks = health.message;
    if (!health.ended && !runs)
        line.remarks = "the program or the machine was stopped; the next run goes on from there";
    return line;
}

/// The last runs, newest first. A run that broke before or after its crawl is known by its health
/// file only, or better.
std::vector<Line> lines_of(const std::vector<model::Receipt>& receipts,
                           const std::optional<Health>& health, bool runs) {
    std::vector<Line> lines;
    for (const model::Receipt& receipt : receipts) lines.push_back(line_of(receipt));
    if (!health) return lines;
    if (lines.empty() || *lines.front().ended < health->started) {
        lines.insert(lines.begin(), line_of(*health, runs));
    } else if (lines.front().started >= health->started && health->status.value_or(done) >= usage) {
        lines.front().status = *health->status;
        lines.front().state = state_of(*health->status);
        lines.front().remarks = health->message;
    }
    return lines;
}

Rows rows_of(const std::vector<Line>& lines) {
    Rows rows{
        {"started", "took", "state", "status", "sources", "fetched", "new_reviews", "remarks"}, {}};
    for (const Line& line : lines) {
        const Cell took =
            line.ended
                ? Cell{span_text(std::chrono::duration<double>(*line.ended - line.started).count())}
                : Cell{};
        rows.rows.push_back({model::to_string(line.started), took, line.state,
                             static_cast<long>(line.status),
                             fmt::format("{} of {}", line.good_sources, line.sources), line.fetched,
                             line.new_reviews, line.remarks});
    }
    return rows;
}

/// The last runs of a config, and whether all is well with it.
class StatusCommand final : public Command {
  public:
    StatusCommand(CLI::App& root, World& world)
        : Command{root, "status", "show the last runs; status 0 where the last one ended well",
                  world} {
        add_home_options();
        add_format_option("table");
        app_->add_option("--last,-n", last_, "how many runs (default: 10)")
            ->check(CLI::Range(1, 100'000));
        app_->add_option("--max-age", max_age_,
                         "days; no run that ended well since then is status 1 too")
            ->check(CLI::PositiveNumber);
    }

    int run() override {
        const Format format = format_from(common_.format);
        const Config config = config_for(common_);
        std::vector<Line> lines =
            lines_of(receipts(config), read_health(health_file(config)), runs_now(config));
        if (lines.size() > static_cast<std::size_t>(last_))
            lines.resize(static_cast<std::size_t>(last_));
        print(rows_of(lines), format, world_.out);
        const std::string trouble = trouble_of(lines, config);
        if (trouble.empty()) return done;
        world_.err << "negenplus: " << trouble << '\n';
        return in_part;
    }

  private:
    std::vector<model::Receipt> receipts(const Config& config) const {
        if (!is_there(config)) return {};
        return store::Store{config.database}.receipts(last_);
    }

    static bool runs_now(const Config& config) {
        return is_there(config) && !store::Lock::take(config.database);
    }

    std::string trouble_of(const std::vector<Line>& lines, const Config& config) const {
        if (lines.empty())
            return "there was no run yet; `negenplus run --config " + config.file.string() +
                   "` is the first";
        if (lines.front().status != done) return "the last run did not end well";
        if (max_age_ <= 0) return {};
        const auto well = std::find_if(lines.begin(), lines.end(), [](const Line& line) {
            return line.status == done && line.ended;
        });
        const auto oldest =
            world_.now() - std::chrono::duration<double, std::ratio<86400>>(max_age_);
        if (well != lines.end() && *well->ended >= oldest) return {};
        return fmt::format("no run ended well in the last {:g} days", max_age_);
    }

    long last_ = 10;
    double max_age_ = 0;
};

}  // namespace

CommandPtr make_status(CLI::App& root, World& world) {
    return std::make_unique<StatusCommand>(root, world);
}

}  // namespace app
