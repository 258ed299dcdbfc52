#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "crawler/crawler.h"

/// What would outlive a run.
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
