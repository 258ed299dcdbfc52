// The crawl and robots.txt: fetched before anything else of an origin (RFC 9309 section 2.3).
#include "crawler/answer.h"
#include "crawler/crawl_run.h"
#include "crawler/text.h"

namespace crawler {
namespace {

constexpr std::chrono::hours fresh_for{24};
constexpr int most_redirects = 5;

}  // namespace

/// The rules for a URL: from this run, else from an earlier one's memory of the last 24 hours.
OriginRules& CrawlRun::rules_of(const Url& url) {
    OriginRules& rules = origins_[url.origin()];
    if (rules.state != OriginRules::State::unknown) return rules;
    const auto cached = memory_.robots(url.origin());
    const auto now = instant();
    // A failure is asked again in each run.
    const bool usable = cached && cached->status >= 200 && cached->status < 500 &&
                        cached->fetched <= now && now - cached->fetched <= fresh_for;
    if (usable) apply_robots(url.origin(), *cached, {});
    return rules;
}

/// Whether a robots.txt may be fetched there: crawls that share the work know nothing of who asks
/// hosts outside of their groups.
bool CrawlRun::may_meet(const Job& job, const Url& url) {
    return leases_ == nullptr ||
           group_of(job.source).hosts.count(std::string(bare_host(url.host))) > 0;
}

/// Has a job's robots.txt fetched where it is not known; nothing once it is, and does not forbid
/// the source as a whole.
std::optional<CrawlRun::Step> CrawlRun::learn_rules(Host& host, const Job& job) {
    OriginRules& rules = rules_of(job.url);
    if (rules.state == OriginRules::State::fetching) return Step::blocked;
    if (rules.state == OriginRules::State::unknown) {
        rules.state = OriginRules::State::fetching;
        const std::string origin = job.url.origin();
        ++group_of(job.source).open;
        host.queue.push_front({.kind = Job::Kind::robots,
                               .source = job.source,
                               .url = *parse_url(origin + "/robots.txt"),
                               .asked = origin});
        return Step::started;
    }
    if (!rules.unreachable.empty()) {
        end_source(job.source, "robots.txt cannot be read: " + rules.unreachable);
        return Step::dropped;
    }
    const double delay = rules.robots.crawl_delay(settings_.robots_token).value_or(0);
    if (delay > settings_.max_crawl_delay) {
        const int line = rules.robots.crawl_delay_line(settings_.robots_token);
        end_source(job.source, "robots.txt line " + std::to_string(line) +
                                   ": Crawl-delay: " + plain(delay) + " is more than the " +
                                   plain(settings_.max_crawl_delay) + " seconds that are waited");
        return Step::dropped;
    }
    host.throttle.raise_floor(
        std::chrono::ceil<Throttle::Span>(std::chrono::duration<double>(delay)));
    find_sitemaps(job, rules.robots);
    return std::nullopt;
}

/// Whether a page may be fetched by the robots.txt that is known.
CrawlRun::Step CrawlRun::obey(const Job& job) {
    const Decision decision =
        rules_of(job.url).robots.decide(settings_.robots_token, job.url.text());
    if (decision.allowed) return Step::started;
    model::SourceReceipt& receipt = sources_[job.source].receipt;
    ++receipt.refused;
    receipt.refusals.push_back(job.url.target() + " robots.txt line " +
                               std::to_string(decision.line) + ": " + decision.rule);
    return Step::dropped;
}

void CrawlRun::robots_answer(Job job, const Response& response) {
    if (may_pass(response) && ++job.tries < settings_.max_tries) {
        note(job.source, "retry", "robots.txt: " + describe(response));
        enqueue(std::move(job), true);
        return;
    }
    CachedRobots robots{instant(), response.status, {}};
    std::string why;
    if (redirects(response)) {
        const auto target = resolve(job.url, response.header("location"));
        if (target && !may_meet(job, *target)) {
            robots.status = 0;
            why = "it leads to another host, " + target->host + ", which may be another worker's";
        } else if (target && static_cast<int>(job.hops.size()) < most_redirects) {
            job.hops.push_back(job.url.text());
            job.url = *target;
            job.tries = 0;
            enqueue(std::move(job), true);
            return;
        }
        // A chain too long counts as unavailable (2.3.1.2).
    } else if (response.fault == Fault::too_large && response.status / 100 == 2) {
        // A file beyond the limit is read up to it (2.5); its last line may be half a rule.
        robots.body = response.body.substr(0, response.body.find_last_of("\r\n") + 1);
    } else if (response.fault != Fault::none && response.status / 100 != 4) {
        robots.status = 0;
        why = describe(response) + (response.detail.empty() ? "" : ", " + response.detail);
    } else if (response.status / 100 == 2) {
        robots.body = response.body;
    } else if (response.status / 100 == 5 || response.status == 429) {
        // 429 is an overload and no permission; the rest of 4xx is (2.3.1.3).
        why = describe(response);
        if (response.status == 429) robots.status = 0;
    }
    memory_.keep_robots(job.asked, robots);
    apply_robots(job.asked, robots, why);
}

void CrawlRun::apply_robots(const std::string& origin, const CachedRobots& robots,
                            std::string why) {
    OriginRules& rules = origins_[origin];
    rules.state = OriginRules::State::known;
    rules.unreachable = std::move(why);
    if (robots.status / 100 == 2) rules.robots = Robots::parse(robots.body, origin + "/robots.txt");
}

}  // namespace crawler
