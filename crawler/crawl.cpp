#include <algorithm>
#include <cmath>

#include "crawler/crawl_run.h"

namespace crawler {
namespace {

// So soon a stop is seen.
constexpr std::chrono::milliseconds longest_wait{250};

std::chrono::milliseconds span_of(double seconds) {
    return std::chrono::milliseconds(std::llround(std::ceil(seconds * 1000)));
}

}  // namespace

CrawlRun::CrawlRun(std::span<const SourcePlan> plans, const Settings& settings, Network& network,
                   Clock& clock, Memory& memory, Visitor& visitor, Archive* archive)
    : settings_(settings),
      network_(network),
      clock_(clock),
      memory_(memory),
      visitor_(visitor),
      archive_(archive) {
    for (const SourcePlan& plan : plans) {
        SourceState& source = sources_.emplace_back();
        source.plan = &plan;
        source.receipt.source = plan.source;
    }
}

model::Receipt CrawlRun::run(const std::atomic<bool>& stop) {
    const Moment started = clock_.now();
    for (std::size_t i = 0; i < sources_.size(); ++i) plant(i);
    while (!stop) {
        const auto next = start_ready();
        if (flights_.empty() && !next) break;
        auto patience = longest_wait;
        if (next) patience = std::clamp(*next - clock_.now(), patience * 0, patience);
        for (Finished& finished : network_.wait(patience)) finish(finished);
    }
    return receipt(started, stop && work_left());
}

void CrawlRun::plant(std::size_t source) {
    SourceState& state = sources_[source];
    for (const std::string& text : state.plan->urls) {
        const auto url = parse_url(text);
        if (!url) {
            ++state.receipt.failed;
            note(source, "skip", "not a web address: " + text);
            continue;
        }
        if (state.receipt.host.empty()) state.receipt.host = url->host;
        state.sites.emplace(bare_host(url->host));
        enqueue({false, source, *url, url->text(), {}, 0, 0}, false);
    }
}

bool CrawlRun::work_left() const {
    return !flights_.empty() || std::any_of(hosts_.begin(), hosts_.end(), [](const auto& entry) {
        return !entry.second.queue.empty();
    });
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
    const Job& job = host.queue.front();
    SourceState& source = sources_[job.source];
    Step verdict = Step::started;
    if (source.ended) {
        // Another source may still want to know that robots.txt; it then asks itself.
        if (job.robots) origins_[job.asked].state = OriginRules::State::unknown;
        verdict = Step::dropped;
    } else if (host.throttle.exhausted(clock_.now())) {
        if (job.robots) origins_[job.asked].state = OriginRules::State::unknown;
        end_source(job.source, name + " wants to be left alone until " +
                                   model::to_string(std::chrono::ceil<std::chrono::seconds>(
                                       host.throttle.ready_at())));
        verdict = Step::dropped;
    } else if (job.robots) {
        verdict = Step::started;
    } else if (job.hops.empty() && job.tries == 0 &&
               source.pages >= source.plan->max_pages.value_or(settings_.max_pages)) {
        note(job.source, "skip", "over the limit of pages");
        verdict = Step::dropped;
    } else {
        verdict = obey(host, job);
    }
    if (verdict == Step::dropped) host.queue.pop_front();
    if (verdict != Step::started) return verdict;
    if (host.throttle.ready_at() > clock_.now()) return Step::blocked;
    Job first = std::move(host.queue.front());
    host.queue.pop_front();
    send(name, host, std::move(first));
    return Step::started;
}

void CrawlRun::send(const std::string& name, Host& host, Job job) {
    Flight flight{std::move(job), name, {}, std::nullopt};
    Request request{flight.job.url.text(), {}, settings_.timeout, settings_.max_body};
    SourceState& source = sources_[flight.job.source];
    if (flight.job.robots) {
        request.max_body = std::min<std::size_t>(settings_.max_body, 1u << 20);
    } else {
        if (flight.job.hops.empty() && flight.job.tries == 0) ++source.pages;
        flight.known = memory_.known(flight.job.asked);
        if (flight.known && !flight.known->etag.empty())
            request.headers.emplace_back("If-None-Match", flight.known->etag);
        if (flight.known && !flight.known->last_modified.empty())
            request.headers.emplace_back("If-Modified-Since", flight.known->last_modified);
    }
    flight.headers = request.headers;
    ++source.requests[name];
    host.busy = true;
    host.throttle.started(clock_.now());
    flights_.emplace(next_id_, std::move(flight));
    network_.start(next_id_++, request);
}

void CrawlRun::finish(Finished& finished) {
    const auto found = flights_.find(finished.id);
    if (found == flights_.end()) return;
    const Flight flight = std::move(found->second);
    flights_.erase(found);
    Host& host = hosts_.at(flight.host);
    host.busy = false;
    adapt(flight.host, host, finished.response);
    sources_[flight.job.source].receipt.bytes += static_cast<long>(finished.response.body.size());
    if (flight.job.robots)
        robots_answer(flight.job, finished.response);
    else
        page_answer(flight, finished.response);
}

model::Receipt CrawlRun::receipt(Moment started, bool interrupted) {
    model::Receipt result;
    result.started = std::chrono::floor<std::chrono::seconds>(started);
    result.ended = instant();
    result.interrupted = interrupted;
    for (SourceState& source : sources_) {
        // The delay is told of the host that the source asked most.
        const auto most = std::max_element(
            source.requests.begin(), source.requests.end(),
            [](const auto& one, const auto& other) { return one.second < other.second; });
        if (most != source.requests.end()) {
            const Throttle& throttle = hosts_.at(most->first).throttle;
            const std::chrono::duration<double> asked = throttle.floor();
            const std::chrono::duration<double> kept =
                throttle.shortest().value_or(Throttle::Span(0));
            source.receipt.host = most->first;
            source.receipt.asked_delay = asked.count();
            source.receipt.kept_delay = kept.count();
        }
        result.sources.push_back(std::move(source.receipt));
    }
    return result;
}

Host& CrawlRun::host_of(const Job& job) {
    const std::string& name = job.url.host_key();
    const auto floor =
        span_of(sources_[job.source].plan->delay_seconds.value_or(settings_.delay_seconds));
    const auto [entry, fresh] = hosts_.try_emplace(
        name, Host{{}, Throttle(floor, span_of(settings_.max_backoff_seconds)), false});
    Host& host = entry->second;
    host.throttle.raise_floor(floor);
    if (const auto rest = fresh ? memory_.rest_until(name) : std::nullopt)
        host.throttle.rest_until(*rest);
    return host;
}

void CrawlRun::enqueue(Job job, bool first) {
    if (!job.robots && !seen_.insert(job.url.text()).second && job.tries == 0) return;
    auto& queue = host_of(job).queue;
    if (first)
        queue.push_front(std::move(job));
    else
        queue.push_back(std::move(job));
}

void CrawlRun::follow(const Job& job, const std::vector<Link>& links) {
    for (const Link& link : links) {
        const auto url = resolve(job.url, link.url);
        if (!url || !sources_[job.source].sites.count(std::string(bare_host(url->host)))) continue;
        const int depth = link.next ? job.depth + 1 : 0;
        if (depth > settings_.max_next)
            note(job.source, "skip", "over the limit of further pages");
        else
            enqueue({false, job.source, *url, url->text(), {}, depth, 0}, false);
    }
}

model::Instant CrawlRun::instant() {
    return std::chrono::floor<std::chrono::seconds>(clock_.now());
}

model::Receipt crawl(std::span<const SourcePlan> plans, const Settings& settings, Network& network,
                     Clock& clock, Memory& memory, Visitor& visitor, Archive* archive,
                     const std::atomic<bool>& stop) {
    return CrawlRun(plans, settings, network, clock, memory, visitor, archive).run(stop);
}

}  // namespace crawler
