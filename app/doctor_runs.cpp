// What earlier runs left behind: the time, robots.txt, receipts.
#include <algorithm>
#include <set>

#include "app/doctor.h"
#include "crawler/robots.h"
#include "crawler/url.h"

namespace app {
namespace {

constexpr long remembered_runs = 60;
constexpr std::chrono::days least_patience{3};  // between runs, before it is told that none came

std::string ago(model::Instant then, model::Instant now) {
    const auto hours = std::chrono::floor<std::chrono::hours>(now - then).count();
    if (hours < 1) return "just now";
    if (hours < 48) return std::to_string(hours) + " hours ago";
    return std::to_string(hours / 24) + " days ago";
}

/// Every origin that the watches begin at, with the sources and URLs there.
struct Origin {
    std::set<std::string> sources;
    std::vector<std::string> urls;
};

std::map<std::string, Origin> origins_of(const Config& config) {
    std::map<std::string, Origin> origins;
    for (const crawler::SourcePlan& watch : config.watches)
        for (const auto* list : {&watch.urls, &watch.sitemaps})
            for (const std::string& text : *list)
                if (const auto url = crawler::parse_url(text)) {
                    Origin& origin = origins[url->origin()];
                    origin.sources.insert(watch.source);
                    if (list == &watch.urls) origin.urls.push_back(url->text());
                }
    return origins;
}

/// The first watched URL that the rules forbid, with the rule; empty: none.
std::string forbidden(const store::RobotsState& robots, const std::string& origin,
                      const Origin& watched, const std::string& token) {
    const auto rules = crawler::Robots::parse(robots.body, origin + "/robots.txt");
    for (const std::string& url : watched.urls) {
        const auto decision = rules.decide(token, url);
        if (!decision.allowed)
            return url + " (line " + std::to_string(decision.line) + ": " + decision.rule + ")";
    }
    return {};
}

void check_origin(const Checkup& checkup, const store::Store& store, const std::string& origin,
                  const Origin& watched) {
    const auto robots = store.robots(origin);
    if (!robots) return checkup.add("robots", Health::ok, origin + "/robots.txt: not fetched yet");
    const std::string told =
        origin + "/robots.txt: " +
        (robots->status == 0 ? "no answer" : "status " + std::to_string(robots->status)) + ", " +
        ago(robots->fetched, checkup.world.now());
    if (robots->status == 0 || robots->status >= 500)
        return checkup.add("robots", Health::warning, told + ": the source is not visited",
                           "look whether the site is up; each run asks again");
    if (robots->status / 100 != 2)
        return checkup.add("robots", Health::ok, told + ": there is none, all is allowed");
    const std::string no = forbidden(*robots, origin, watched, checkup.config.crawl.robots_token);
    if (no.empty()) return checkup.add("robots", Health::ok, told);
    checkup.add("robots", Health::warning, told + ": forbids " + no,
                "take that URL out of the watch, or ask the site's owner");
}

/// Why a visit was not as it should be; empty: it was.
std::string trouble_of(const model::SourceReceipt& visit) {
    if (!visit.stopped.empty()) return visit.stopped;
    if (!visit.layout.empty()) return "its layout changed: " + visit.layout.front();
    if (visit.failed == 0) return {};
    const std::string first = visit.errors.empty() ? "" : ", as " + visit.errors.begin()->first;
    return std::to_string(visit.failed) + " pages failed" + first;
}

const model::SourceReceipt* visit_in(const model::Receipt& receipt, const std::string& source) {
    const auto found = std::find_if(receipt.sources.begin(), receipt.sources.end(),
                                    [&](const auto& each) { return each.source == source; });
    return found == receipt.sources.end() ? nullptr : &*found;
}

/// Since when a source is not as it should be, where its last visit was not.
void check_source(const Checkup& checkup, const std::vector<model::Receipt>& receipts,
                  const std::string& source) {
    std::string trouble;
    std::optional<model::Instant> since;
    for (const model::Receipt& receipt : receipts) {
        const auto* visit = visit_in(receipt, source);
        if (visit == nullptr) continue;
        const std::string why = trouble_of(*visit);
        if (why.empty()) break;
        if (trouble.empty()) trouble = why;
        since = receipt.started;
    }
    if (trouble.empty()) return;
    const bool layout = trouble.starts_with("its layout");
    checkup.add(
        "last run", Health::warning,
        source + ": " + trouble + " (since " + model::to_string(*since) + ")",
        layout ? "mend its recipe (docs/recipes.md), or `negenplus recipes accept " + source + "`"
               : "look whether the site is up and still where the config says");
}

/// Longer than a few times the usual pause between runs.
bool overdue(const std::vector<model::Receipt>& receipts, model::Instant now) {
    std::vector<std::chrono::seconds> pauses;
    for (std::size_t i = 1; i < receipts.size(); ++i)
        pauses.push_back(receipts[i - 1].started - receipts[i].started);
    if (pauses.empty()) return false;
    const auto middle = pauses.begin() + static_cast<std::ptrdiff_t>(pauses.size() / 2);
    std::nth_element(pauses.begin(), middle, pauses.end());
    return now - receipts.front().ended >
           std::max<std::chrono::seconds>(least_patience, 3 * *middle);
}

}  // namespace

void check_clock(const Checkup& checkup, const store::Store& store) {
    const model::Instant now = checkup.world.now();
    const auto last = store.last_moment();
    const std::string told = model::to_string(now);
    const std::string remedy = "set the clock (timedatectl): verdicts weigh reviews by their age";
    // Nothing of this program is older.
    constexpr model::Instant first{std::chrono::sys_days{std::chrono::year{2025} / 1 / 1}};
    if (now < first)
        checkup.add("clock", Health::wrong, told + " cannot be", remedy);
    else if (last && now + std::chrono::minutes{5} < *last)
        checkup.add("clock", Health::wrong,
                    told + " is before what was stored last, at " + model::to_string(*last),
                    remedy);
    else
        checkup.add("clock", Health::ok, told);
}

void check_robots(const Checkup& checkup, const store::Store& store) {
    for (const auto& [origin, watched] : origins_of(checkup.config))
        check_origin(checkup, store, origin, watched);
}

void check_runs(const Checkup& checkup, const store::Store& store) {
    const auto receipts = store.receipts(remembered_runs);
    const model::Instant now = checkup.world.now();
    if (receipts.empty()) {
        if (!checkup.config.watches.empty())
            checkup.add("last run", Health::warning, "none was finished yet",
                        "`negenplus run --verbose`, then let cron do it");
        return;
    }
    const model::Receipt& last = receipts.front();
    const std::string when = model::to_string(last.ended) + ", " + ago(last.ended, now);
    if (overdue(receipts, now))
        checkup.add("last run", Health::warning, when + ": longer ago than usual",
                    "look whether cron still calls it, and what it mailed");
    else
        checkup.add(
            "last run", Health::ok,
            when + (last.interrupted ? ": interrupted; the next one goes on from there" : ""));
    for (const crawler::SourcePlan& watch : checkup.config.watches)
        check_source(checkup, receipts, watch.source);
}

}  // namespace app
