// What a crawl tells: while it runs, and at its end.
#include <algorithm>

#include "crawler/crawl_run.h"

namespace crawler {
namespace {

// Often enough for an eye, seldom enough for a queue of many thousands.
constexpr std::chrono::milliseconds between_shows{500};

}  // namespace

/// The delay is told of the host that the source asked most.
void CrawlRun::tell_delay(SourceState& source) const {
    const auto most = std::max_element(
        source.requests.begin(), source.requests.end(),
        [](const auto& one, const auto& other) { return one.second < other.second; });
    if (most == source.requests.end()) return;
    const Throttle& throttle = hosts_.at(most->first).throttle;
    const std::chrono::duration<double> asked = throttle.floor();
    const std::chrono::duration<double> kept = throttle.shortest().value_or(Throttle::Span(0));
    source.receipt.host = most->first;
    source.receipt.asked_delay = asked.count();
    source.receipt.kept_delay = kept.count();
}

void CrawlRun::show_progress() {
    const Moment now = clock_.now();
    if (!show_ || now - shown_ < between_shows) return;
    shown_ = now;
    std::vector<SourceProgress> progress;
    for (const SourceState& source : sources_)
        progress.push_back({source.receipt.source, source.receipt.fetched,
                            source.receipt.unchanged + source.receipt.not_modified, 0, 0,
                            source.receipt.stopped});
    for (const auto& [name, host] : hosts_) {
        for (const Job& job : host.queue)
            if (job.kind != Job::Kind::robots) ++progress[job.source].left;
        if (host.queue.empty() || host.busy) continue;
        const std::chrono::duration<double> wait = host.throttle.ready_at() - now;
        progress[host.queue.front().source].wait_seconds = std::max(0.0, wait.count());
    }
    show_(progress);
}

model::Receipt CrawlRun::receipt(bool interrupted) {
    std::set<std::string> unfinished;
    for (const SourceState& source : sources_)
        if (interrupted || source.ended || source.receipt.left > 0)
            unfinished.insert(source.plan->source);
    model::Receipt result;
    result.started = std::chrono::floor<std::chrono::seconds>(started_);
    result.ended = instant();
    result.interrupted = interrupted;
    for (const auto& [name, host] : hosts_)
        for (const Job& job : host.queue)
            if (job.kind != Job::Kind::robots) ++sources_[job.source].receipt.left;
    for (SourceState& source : sources_) {
        // A group that was leased has ended its rounds itself.
        if (leases_ == nullptr && !unfinished.count(source.plan->source))
            memory_.end_round(source.plan->source);
        tell_delay(source);
        result.sources.push_back(std::move(source.receipt));
    }
    return result;
}

}  // namespace crawler
