// Which URLs a crawl still has to ask. What is left of a round is never written down: it follows
// from the pages that were visited and their links.
#include "crawler/crawl_run.h"
#include "crawler/text.h"

namespace crawler {
namespace {

Throttle::Span span_of(double seconds) {
    return std::chrono::ceil<Throttle::Span>(std::chrono::duration<double>(seconds));
}

/// "30 minutes", "1 page".
std::string amount(double value, const std::string& unit) {
    return plain(value) + ' ' + unit + (value == 1 || unit == "MiB" ? "" : "s");
}

struct Spending {
    Moment started;
    Moment now;  ///< or when the next request may start
    long pages;
    long bytes;
};

std::string over(const Budget& budget, const Spending& spending) {
    const std::chrono::duration<double, std::ratio<60>> minutes = spending.now - spending.started;
    if (budget.pages && spending.pages >= *budget.pages)
        return amount(static_cast<double>(*budget.pages), "page");
    if (budget.minutes && minutes.count() >= *budget.minutes)
        return amount(*budget.minutes, "minute");
    if (budget.mib && static_cast<double>(spending.bytes) >= *budget.mib * (1 << 20))
        return amount(*budget.mib, "MiB");
    return {};
}

}  // namespace

Host& CrawlRun::host_of(const Job& job) {
    const std::string& name = job.url.host_key();
    const auto floor =
        span_of(sources_[job.source].plan->delay_seconds.value_or(settings_.delay_seconds));
    const auto [entry, fresh] = hosts_.try_emplace(
        name, Host{{}, Throttle(floor, span_of(settings_.max_backoff_seconds)), false});
    Host& host = entry->second;
    host.throttle.raise_floor(floor);
    const std::size_t group = sources_[job.source].group;
    if (!fresh && host.group == group) return host;
    host.group = group;
    if (const auto rest = memory_.rest_until(name)) host.throttle.rest_until(*rest);
    // Who had the lease before may have asked a moment ago.
    if (leases_ != nullptr) host.throttle.asked_until(clock_.now());
    return host;
}

void CrawlRun::enqueue(Job job, bool first) {
    const bool robots = job.kind == Job::Kind::robots;
    GroupState& group = group_of(job.source);
    if (!robots && !group.seen.insert(job.url.text()).second && job.tries == 0) return;
    ++group.open;
    auto& queue = host_of(job).queue;
    if (first)
        queue.push_front(std::move(job));
    else
        queue.push_back(std::move(job));
}

/// `news`: whether the page that leads there told something new.
void CrawlRun::follow(const Job& job, const std::vector<Link>& links, bool news) {
    for (const Link& link : links) {
        const auto url = resolve(job.url, link.url);
        if (!url || !sources_[job.source].sites.count(std::string(bare_host(url->host)))) continue;
        const int depth = link.next ? job.depth + 1 : 0;
        if (depth > settings_.max_next) {
            note(job.source, "skip", "over the limit of further pages");
            continue;
        }
        enqueue({.kind = link.sitemap ? Job::Kind::sitemap : Job::Kind::page,
                 .source = job.source,
                 .url = *url,
                 .asked = url->text(),
                 .depth = depth,
                 .lead = {link.next && link.newest_first && !news, link.lastmod}},
                false);
    }
}

/// Whether a page need not be asked for in this run: it was visited in this round already, or is
/// not due. It then leads where it led.
bool CrawlRun::rests(Job& job) {
    if (!job.looked_up) job.known = memory_.known(job.asked);
    job.looked_up = true;
    if (!job.known) return false;
    SourceState& source = sources_[job.source];
    const Known& known = *job.known;
    const bool visited = known.round == source.round;
    if (!visited && is_due(known, job.lead, settings_, instant())) return false;
    if (!visited) ++source.receipt.resting;
    if (known.status == 200) follow(job, known.links, visited && known.news);
    return true;
}

/// Which budget forbids a request of the source at that moment; empty: none.
std::string CrawlRun::spent(const SourceState& source, Moment start) const {
    const Moment now = std::max(start, clock_.now());
    const Budget& own = source.plan->budget;
    const Budget& usual = settings_.source_budget;
    const Budget budget{own.minutes ? own.minutes : usual.minutes,
                        own.pages ? own.pages : usual.pages, own.mib ? own.mib : usual.mib};
    std::string text = over(budget, {source.started, now, source.pages, source.receipt.bytes});
    return text.empty() ? run_spent(start) : text;
}

/// The same of the run's own budget.
std::string CrawlRun::run_spent(Moment start) const {
    const Moment now = std::max(start, clock_.now());
    std::string text = over(settings_.run_budget, {started_, now, pages_, bytes_});
    return text.empty() ? text : text + " for the run";
}

}  // namespace crawler
