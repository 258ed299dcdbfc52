// The loop of a crawl: who may ask now, and what an answer's end sets going.
#include <algorithm>
#include <cmath>

#include "crawler/archive.h"
#include "crawler/crawl_run.h"

namespace crawler {
namespace {

// So soon a stop is seen.
constexpr std::chrono::milliseconds longest_wait{250};
// More pages than this do not wait in memory to be read.
constexpr std::size_t most_unread = 16;
// The limit of sitemaps.org.
constexpr std::size_t max_sitemap = 50u << 20;
constexpr std::size_t max_robots = 1u << 20;

}  // namespace

CrawlRun::CrawlRun(const Settings& settings, const Means& means)
    : settings_(settings),
      network_(means.network),
      clock_(means.clock),
      memory_(means.memory),
      visitor_(means.visitor),
      desk_(means.desk),
      archive_(means.archive),
      show_(means.show),
      leases_(means.leases),
      started_(clock_.now()) {}

model::Receipt CrawlRun::run(std::span<const SourcePlan> plans, const std::atomic<bool>& stop) {
    std::vector<const SourcePlan*> all;
    for (const SourcePlan& plan : plans) all.push_back(&plan);
    if (leases_ == nullptr) plant(0, all);
    while (!stop) {
        finish_reading();
        take_groups();
        const auto next = unread() < most_unread ? start_ready() : std::nullopt;
        if (flights_.empty() && unread() == 0 && !next && !more_comes()) break;
        show_progress();
        auto patience = longest_wait;
        if (next)
            patience =
                std::clamp(std::chrono::ceil<std::chrono::milliseconds>(*next - clock_.now()),
                           patience * 0, patience);
        if (!read_.empty()) patience = patience * 0;
        for (Finished& finished : network_.wait(patience)) finish(finished);
    }
    const bool interrupted = stop && work_left();
    flights_.clear();
    // What has arrived is kept, also when the run is stopped.
    for (finish_reading(); unread() > 0; finish_reading())
        if (read_.empty()) network_.wait(longest_wait);
    close_groups();
    return receipt(interrupted);
}

bool CrawlRun::work_left() const {
    return !flights_.empty() || std::any_of(hosts_.begin(), hosts_.end(), [](const auto& entry) {
        return !entry.second.queue.empty();
    });
}

/// Stores one page that was read. One, because hosts that are ready should not wait for the disk
/// more than once.
void CrawlRun::finish_reading() {
    for (Desk::Then& then : desk_.done()) read_.push_back(std::move(then));
    if (read_.empty()) return;
    const Desk::Then then = std::move(read_.front());
    read_.pop_front();
    then();
}

std::size_t CrawlRun::unread() const {
    return read_.size() + desk_.open();
}

/// Starts what may start now; tells when the next may, if that depends on time alone.
std::optional<Moment> CrawlRun::start_ready() {
    std::optional<Moment> earliest;
    for (auto& [name, host] : hosts_) {
        const auto next = start_from(name, host);
        if (next && (!earliest || *next < *earliest)) earliest = next;
    }
    return earliest;
}

std::optional<Moment> CrawlRun::start_from(const std::string& name, Host& host) {
    while (!host.busy && !host.queue.empty()) {
        switch (step(name, host)) {
            case Step::started:
                return std::nullopt;
            case Step::dropped:
                break;
            case Step::blocked:
                if (const Moment ready = host.throttle.ready_at(); ready > clock_.now())
                    return ready;
                return std::nullopt;
        }
    }
    return std::nullopt;
}

/// Tries to start a host's first job.
CrawlRun::Step CrawlRun::step(const std::string& name, Host& host) {
    Step verdict = judge(name, host, host.queue.front());
    const bool ready = host.throttle.ready_at() <= clock_.now();
    if (verdict == Step::started && ready && !ours(host.queue.front().source))
        verdict = Step::dropped;
    if (verdict == Step::dropped) {
        // Another source may still want to know that robots.txt; it then asks itself.
        const Job& job = host.queue.front();
        if (job.kind == Job::Kind::robots) origins_[job.asked].state = OriginRules::State::unknown;
        --group_of(job.source).open;
        host.queue.pop_front();
        return verdict;
    }
    if (verdict == Step::blocked || !ready) return Step::blocked;
    Job first = std::move(host.queue.front());
    host.queue.pop_front();
    send(name, host, std::move(first));
    return Step::started;
}

/// Whether a host's first job may be sent, time apart. A robots.txt that must be known first is put
/// before it.
CrawlRun::Step CrawlRun::judge(const std::string& name, Host& host, Job& job) {
    SourceState& source = sources_[job.source];
    const bool robots = job.kind == Job::Kind::robots;
    if (host.throttle.exhausted(clock_.now())) {
        end_source(job.source, name + " wants to be left alone until " +
                                   model::to_string(std::chrono::ceil<std::chrono::seconds>(
                                       host.throttle.ready_at())));
    }
    if (source.ended) {
        source.receipt.left += robots ? 0 : 1;
        return Step::dropped;
    }
    if (robots) return Step::started;
    // What robots.txt names may wake a page that would rest.
    const bool seeks = seeks_sitemaps(source);
    if (!seeks && job.fresh() && rests(job)) return Step::dropped;
    if (std::string budget = job.fresh() ? spent(source, host.throttle.ready_at()) : "";
        !budget.empty()) {
        ++source.receipt.left;
        source.receipt.budget = std::move(budget);
        return Step::dropped;
    }
    if (const auto verdict = learn_rules(host, job)) return *verdict;
    if (seeks && job.fresh() && rests(job)) return Step::dropped;
    return obey(job);
}

void CrawlRun::send(const std::string& name, Host& host, Job job) {
    Flight flight{std::move(job), name, {}};
    Request request{flight.job.url.text(), {}, settings_.timeout, settings_.max_body};
    SourceState& source = sources_[flight.job.source];
    if (flight.job.kind == Job::Kind::robots) {
        request.max_body = std::min(settings_.max_body, max_robots);
    } else {
        if (flight.job.kind == Job::Kind::sitemap) request.max_body = max_sitemap;
        if (flight.job.fresh()) {
            ++source.pages;
            ++pages_;
        }
        ask_conditionally(flight.job, request);
    }
    flight.headers = request.headers;
    ++source.requests[name];
    host.busy = true;
    host.throttle.started(clock_.now());
    flights_.emplace(next_id_, std::move(flight));
    network_.start(next_id_++, request);
}

/// A page that the archive has lost is asked for whole.
void CrawlRun::ask_conditionally(const Job& job, Request& request) const {
    if (!job.known || (archive_ != nullptr && !archive_->holds(job.known->archived))) return;
    if (!job.known->etag.empty()) request.headers.emplace_back("If-None-Match", job.known->etag);
    if (!job.known->last_modified.empty())
        request.headers.emplace_back("If-Modified-Since", job.known->last_modified);
}

void CrawlRun::finish(Finished& finished) {
    const auto found = flights_.find(finished.id);
    if (found == flights_.end()) return;
    Flight flight = std::move(found->second);
    flights_.erase(found);
    Host& host = hosts_.at(flight.host);
    host.busy = false;
    adapt(flight, host, finished.response);
    const auto bytes = static_cast<long>(finished.response.body.size());
    model::SourceReceipt& receipt = sources_[flight.job.source].receipt;
    receipt.bytes += bytes;
    bytes_ += bytes;
    receipt.seconds = std::chrono::duration<double>(clock_.now() - started_).count();
    const std::size_t group = sources_[flight.job.source].group;
    if (flight.job.kind == Job::Kind::robots)
        robots_answer(std::move(flight.job), finished.response);
    else
        page_answer(std::move(flight), finished.response);
    --groups_[group].open;
}

model::Instant CrawlRun::instant() {
    return std::chrono::floor<std::chrono::seconds>(clock_.now());
}

model::Receipt crawl(std::span<const SourcePlan> plans, const Settings& settings,
                     const Means& means, const std::atomic<bool>& stop) {
    return CrawlRun(settings, means).run(plans, stop);
}

model::Receipt crawl_shared(const Settings& settings, const Means& means,
                            const std::atomic<bool>& stop) {
    return CrawlRun(settings, means).run({}, stop);
}

}  // namespace crawler
