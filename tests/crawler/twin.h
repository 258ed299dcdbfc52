#pragma once

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "crawler/crawler.h"
#include "crawler/url.h"

/// Time that passes only where the twin network waits.
class TwinClock final : public crawler::Clock {
  public:
    crawler::Moment now() override { return now_; }
    void pass(std::chrono::microseconds span) { now_ += span; }

  private:
    crawler::Moment now_{std::chrono::seconds(1'800'000'000)};
};

inline crawler::Response answer(int status, std::string body = {}, crawler::Headers headers = {}) {
    crawler::Response response;
    response.status = status;
    response.body = std::move(body);
    response.headers = std::move(headers);
    return response;
}

inline crawler::Response broken(crawler::Fault fault) {
    crawler::Response response;
    response.fault = fault;
    return response;
}

/// The world by script. A URL gives its answers in their order and then the last for ever; what is
/// not scripted is 404.
class TwinNetwork final : public crawler::Network {
  public:
    struct Asked {
        std::string url;
        crawler::Headers headers;
        crawler::Moment at;
    };

    explicit TwinNetwork(TwinClock& clock) : clock_(clock) {}

    void script(const std::string& url, crawler::Response response) {
        script_[url].push_back(std::move(response));
    }
    void latency(std::chrono::milliseconds span) { latency_ = span; }

    void start(std::uint64_t id, const crawler::Request& request) override {
        asked.push_back({request.url, request.headers, clock_.now()});
        flying_.push_back({id, request.url, clock_.now() + latency_});
        std::map<std::string, int> hosts;
        for (const Flying& flight : flying_) {
            const int count = ++hosts[crawler::parse_url(flight.url)->host];
            most_at_a_host = std::max(most_at_a_host, count);
        }
        most_hosts = std::max(most_hosts, hosts.size());
    }

    std::vector<crawler::Finished> wait(std::chrono::milliseconds at_most) override {
        const auto first = std::min_element(
            flying_.begin(), flying_.end(),
            [](const Flying& one, const Flying& other) { return one.ends < other.ends; });
        const auto limit = clock_.now() + at_most;
        const bool arrives = first != flying_.end() && first->ends <= limit;
        const auto until = arrives ? first->ends : limit;
        clock_.pass(until - clock_.now());
        std::vector<crawler::Finished> finished;
        for (auto flight = flying_.begin(); flight != flying_.end();) {
            if (flight->ends > until) {
                ++flight;
                continue;
            }
            finished.push_back({flight->id, reply(flight->url)});
            flight = flying_.erase(flight);
        }
        return finished;
    }

    /// How often a URL was asked for.
    long count(const std::string& url) const {
        return std::count_if(asked.begin(), asked.end(),
                             [&](const Asked& request) { return request.url == url; });
    }
    /// The n-th request for a URL.
    const Asked& request(const std::string& url, int n = 0) const {
        for (const Asked& request : asked)
            if (request.url == url && n-- == 0) return request;
        throw std::out_of_range(url);
    }

    std::vector<Asked> asked;
    int most_at_a_host = 0;
    std::size_t most_hosts = 0;

  private:
    struct Flying {
        std::uint64_t id;
        std::string url;
        crawler::Moment ends;
    };

    crawler::Response reply(const std::string& url) {
        auto& answers = script_[url];
        crawler::Response response = answers.empty() ? answer(404) : answers.front();
        if (answers.size() > 1) answers.pop_front();
        response.elapsed = latency_;
        return response;
    }

    TwinClock& clock_;
    std::chrono::milliseconds latency_{0};
    std::map<std::string, std::deque<crawler::Response>> script_;
    std::vector<Flying> flying_;
};

class TwinMemory final : public crawler::Memory {
  public:
    std::optional<crawler::Known> known(const std::string& url) override {
        return find(pages, url);
    }
    std::optional<crawler::CachedRobots> robots(const std::string& origin) override {
        return find(files, origin);
    }
    void keep_robots(const std::string& origin, const crawler::CachedRobots& file) override {
        files[origin] = file;
    }
    std::optional<model::Instant> rest_until(const std::string& host) override {
        return find(rests, host);
    }
    void keep_rest(const std::string& host, model::Instant until) override { rests[host] = until; }
    void keep_sitemap(const crawler::Page& page, const std::vector<crawler::Link>& links) override {
        keep(page, links, false);
    }
    void keep_failure(const crawler::Page& page) override {
        crawler::Known& known = pages[page.url];
        if (known.status != page.status) known.changed = page.fetched;
        known.status = page.status;
        known.fetched = page.fetched;
        known.round = page.round;
    }
    std::optional<long> open_round(const std::string& source) override {
        return find(rounds, source);
    }
    long begin_round(const std::string& source, model::Instant) override {
        return rounds[source] = ++last_round;
    }
    void end_round(const std::string& source) override { rounds.erase(source); }

    /// What a store would keep of a visit.
    void keep(const crawler::Page& page, const std::vector<crawler::Link>& links, bool news) {
        const bool fresh = pages.count(page.url) == 0;
        crawler::Known& known = pages[page.url];
        known.etag = page.etag;
        known.last_modified = page.last_modified;
        known.digest = page.digest;
        known.archived = page.archived;
        known.reader = page.reader;
        known.links = links;
        known.status = page.status;
        known.fetched = page.fetched;
        known.news = news;
        known.round = page.round;
        if (fresh) known.first_fetched = known.changed = page.fetched;
        if (fresh || !news) return;
        ++known.changes;
        known.changed = page.fetched;
    }

    std::map<std::string, crawler::Known> pages;
    std::map<std::string, crawler::CachedRobots> files;
    std::map<std::string, model::Instant> rests;
    std::map<std::string, long> rounds;  // the open ones
    long last_round = 0;

  private:
    template <class Value>
    static std::optional<Value> find(const std::map<std::string, Value>& map,
                                     const std::string& key) {
        const auto found = map.find(key);
        return found == map.end() ? std::nullopt : std::optional(found->second);
    }
};

/// Gives scripted readings, keeps what it was shown and remembers it as a store would.
class TwinVisitor final : public crawler::Visitor {
  public:
    explicit TwinVisitor(TwinMemory& memory) : memory_(memory) {}

    crawler::Keep read(const crawler::Page& page) override {
        return [this, page]() -> tl::expected<crawler::Reading, std::string> {
            pages.push_back(page);
            if (on_page) on_page();
            const auto error = errors.find(page.url);
            if (error != errors.end()) return tl::unexpected<std::string>(error->second);
            const auto found = readings.find(page.url);
            const auto reading = found == readings.end() ? crawler::Reading{} : found->second;
            if (reading.blocked.empty()) memory_.keep(page, reading.links, reading.changed);
            return reading;
        };
    }
    void not_modified(const crawler::Page& page) override {
        unmodified.push_back(page);
        crawler::Known& known = memory_.pages[page.url];
        known.fetched = page.fetched;
        known.round = page.round;
        known.news = false;
    }

    std::map<std::string, crawler::Reading> readings;
    std::map<std::string, std::string> errors;
    std::vector<crawler::Page> pages;
    std::vector<crawler::Page> unmodified;
    std::function<void()> on_page;

  private:
    TwinMemory& memory_;
};

/// A crawl of one source or more in the scripted world.
struct TwinWorld {
    TwinClock clock;
    TwinNetwork network{clock};
    TwinMemory memory;
    TwinVisitor visitor{memory};
    crawler::DirectDesk desk;
    crawler::Settings settings;
    std::atomic<bool> stop{false};

    model::Receipt crawl(const std::vector<crawler::SourcePlan>& plans,
                         crawler::Archive* archive = nullptr) {
        return crawler::crawl(plans, settings, {network, clock, memory, visitor, desk, archive},
                              stop);
    }
    /// One source with these URLs; its receipt.
    model::SourceReceipt crawl_one(const std::vector<std::string>& urls) {
        return crawl({plan("source", urls)}).sources.at(0);
    }
    static crawler::SourcePlan plan(const std::string& source,
                                    const std::vector<std::string>& urls) {
        return {source, urls};
    }
    void page(const std::string& url, const std::vector<crawler::Link>& links = {}) {
        network.script(url, answer(200, "page " + url, {{"content-type", "text/html"}}));
        visitor.readings[url].links = links;
    }
};
