#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "crawler/crawler.h"
#include "crawler/robots.h"
#include "crawler/throttle.h"
#include "crawler/url.h"

namespace crawler {

/// Something to fetch: a page of a source, or the robots.txt that must be known first.
struct Job {
    bool robots = false;
    std::size_t source = 0;
    Url url;
    std::string asked;              ///< a page's URL before redirects; the origin of a robots.txt
    std::vector<std::string> hops;  ///< URLs that redirected here
    int depth = 0;                  ///< how many `next` links led here in a row
    int tries = 0;                  ///< earlier ones of this URL
};

/// A machine: its queue, its patience, and whether it is answering just now.
struct Host {
    std::deque<Job> queue;
    Throttle throttle;
    bool busy = false;
};

/// What is known of an origin's robots.txt.
struct OriginRules {
    enum class State { unknown, fetching, known } state = State::unknown;
    Robots robots;
    std::string unreachable;  ///< why everything is disallowed; empty: it is not
};

/// How far one source has come.
struct SourceState {
    const SourcePlan* plan = nullptr;
    std::set<std::string> sites;           ///< hosts without "www." that belong to it
    std::map<std::string, long> requests;  ///< by host
    long pages = 0;
    bool ended = false;
    model::SourceReceipt receipt;
};

/// One run of `crawl`.
class CrawlRun {
  public:
    CrawlRun(std::span<const SourcePlan> plans, const Settings& settings, Network& network,
             Clock& clock, Memory& memory, Visitor& visitor, Archive* archive);

    model::Receipt run(const std::atomic<bool>& stop);

  private:
    struct Flight {
        Job job;
        std::string host;
        Headers headers;
        std::optional<Known> known;
    };
    enum class Step { started, dropped, blocked };

    // The loop.
    void plant(std::size_t source);
    bool work_left() const;
    std::optional<Moment> start_ready();
    std::optional<Moment> start_from(const std::string& name, Host& host);
    Step step(const std::string& name, Host& host);
    void send(const std::string& name, Host& host, Job job);
    void finish(Finished& finished);
    model::Receipt receipt(Moment started, bool interrupted);

    // The frontier.
    Host& host_of(const Job& job);
    void enqueue(Job job, bool first);
    void follow(const Job& job, const std::vector<Link>& links);

    // robots.txt.
    OriginRules& rules_of(const Url& url);
    Step obey(Host& host, const Job& job);
    void robots_answer(Job job, const Response& response);
    void apply_robots(const std::string& origin, const CachedRobots& robots, std::string why);

    // Pages.
    void page_answer(const Flight& flight, Response& response);
    void visit(const Flight& flight, Response& response);
    void unmodified(const Flight& flight, const Response& response);
    void redirect(const Job& job, const Response& response);
    void retry_or_fail(Job job, const std::string& reason);
    void fail(const Job& job, const std::string& reason);
    void note(std::size_t source, const std::string& remedy, const std::string& reason);
    void end_source(std::size_t source, const std::string& why);
    void adapt(const std::string& name, Host& host, const Response& response);

    model::Instant instant();

    const Settings& settings_;
    Network& network_;
    Clock& clock_;
    Memory& memory_;
    Visitor& visitor_;
    Archive* archive_;
    std::vector<SourceState> sources_;
    std::map<std::string, Host> hosts_;
    std::map<std::string, OriginRules> origins_;
    std::set<std::string> seen_;
    std::map<std::uint64_t, Flight> flights_;
    std::uint64_t next_id_ = 1;
};

}  // namespace crawler
