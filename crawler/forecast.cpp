#include "crawler/forecast.h"

#include <algorithm>
#include <map>

#include "crawler/crawler.h"

namespace crawler {
namespace {

class ThoughtClock final : public Clock {
  public:
    explicit ThoughtClock(Moment now) : now_(now) {}
    Moment now() override { return now_; }
    void pass_to(Moment moment) { now_ = std::max(now_, moment); }

  private:
    Moment now_;
};

/// Reads what is remembered, and forgets what is to be kept.
class ThoughtMemory final : public Memory {
  public:
    ThoughtMemory(Memory& memory, Clock& clock) : memory_(memory), clock_(clock) {}

    std::optional<Known> known(const std::string& url) override { return memory_.known(url); }
    void keep_sitemap(const Page&, const std::vector<Link>&) override {}
    void keep_failure(const Page&) override {}
    std::optional<CachedRobots> robots(const std::string& origin) override {
        auto cached = memory_.robots(origin);
        if (cached) cached->fetched = std::chrono::floor<std::chrono::seconds>(clock_.now());
        return cached;
    }
    void keep_robots(const std::string&, const CachedRobots&) override {}
    std::optional<model::Instant> rest_until(const std::string& host) override {
        return memory_.rest_until(host);
    }
    void keep_rest(const std::string&, model::Instant) override {}
    std::optional<long> open_round(const std::string& source) override {
        return memory_.open_round(source);
    }
    long begin_round(const std::string&, model::Instant) override { return no_round; }
    void end_round(const std::string&) override {}

  private:
    static constexpr long no_round = -1;  // nothing was visited in it

    Memory& memory_;
    Clock& clock_;
};

/// Every page that is known is as it was; one that is not is empty; robots.txt forbids nothing.
class ThoughtNetwork final : public Network {
  public:
    ThoughtNetwork(ThoughtClock& clock, Memory& memory, std::chrono::milliseconds answer)
        : clock_(clock), memory_(memory), answer_(answer) {}

    void start(std::uint64_t id, const Request& request) override {
        Response response;
        response.elapsed = answer_;
        response.status = request.url.ends_with("/robots.txt") ? 404
                          : memory_.known(request.url)         ? 304
                                                               : 200;
        flying_.emplace(clock_.now() + answer_, Finished{id, std::move(response)});
    }

    std::vector<Finished> wait(std::chrono::milliseconds at_most) override {
        const Moment limit = clock_.now() + at_most;
        const bool arrives = !flying_.empty() && flying_.begin()->first <= limit;
        clock_.pass_to(arrives ? flying_.begin()->first : limit);
        std::vector<Finished> finished;
        while (!flying_.empty() && flying_.begin()->first <= clock_.now()) {
            finished.push_back(std::move(flying_.begin()->second));
            flying_.erase(flying_.begin());
        }
        return finished;
    }

  private:
    ThoughtClock& clock_;
    Memory& memory_;
    std::chrono::milliseconds answer_;
    std::multimap<Moment, Finished> flying_;
};

class ThoughtVisitor final : public Visitor {
  public:
    Keep read(const Page&) override {
        return [] { return Reading{}; };
    }
    void not_modified(const Page&) override {}
};

std::optional<double> window_of(const SourcePlan& plan, const Settings& settings) {
    auto own = plan.budget.minutes ? plan.budget.minutes : settings.source_budget.minutes;
    const auto& run = settings.run_budget.minutes;
    if (run && (!own || *run < *own)) own = run;
    return own ? std::optional(*own * 60) : std::nullopt;
}

}  // namespace

std::vector<SourceForecast> forecast(std::span<const SourcePlan> plans, const Settings& settings,
                                     Clock& clock, Memory& memory,
                                     std::chrono::milliseconds answer) {
    std::vector<SourcePlan> whole(plans.begin(), plans.end());
    for (SourcePlan& plan : whole) plan.budget = {};
    Settings unbounded = settings;
    unbounded.source_budget = unbounded.run_budget = {};
    ThoughtClock thought_clock(clock.now());
    ThoughtMemory thought_memory(memory, thought_clock);
    ThoughtNetwork network(thought_clock, memory, answer);
    ThoughtVisitor visitor;
    DirectDesk desk;
    const model::Receipt receipt =
        crawl(whole, unbounded, {network, thought_clock, thought_memory, visitor, desk}, false);
    std::vector<SourceForecast> forecasts;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const model::SourceReceipt& source = receipt.sources[i];
        forecasts.push_back({source.source, source.host, source.fetched + source.not_modified,
                             source.fetched, source.resting, source.asked_delay, source.seconds,
                             window_of(plans[i], settings), source.stopped});
    }
    return forecasts;
}

}  // namespace crawler
