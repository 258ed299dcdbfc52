#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "crawler/crawler.h"
#include "crawler/revisit.h"
#include "crawler/robots.h"
#include "crawler/throttle.h"
#include "crawler/url.h"

namespace crawler {

/// Something to fetch: a page or sitemap of a source, or the robots.txt that must be known first.
struct Job {
    enum class Kind { page, sitemap, robots } kind = Kind::page;
    std::size_t source = 0;
    Url url;
    std::string asked;  ///< the URL before redirects; the origin of a robots.txt
    int depth = 0;      ///< how many `next` links led here in a row
    Lead lead{};
    int tries = 0;                    ///< earlier ones of this URL
    std::vector<std::string> hops{};  ///< URLs that redirected here
    std::optional<Known> known{};     ///< once `looked_up`
    bool looked_up = false;

    /// Whether nothing has been asked on its behalf yet.
    bool fresh() const { return hops.empty() && tries == 0; }
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
    long round = 0;
    long pages = 0;
    bool ended = false;
    bool sitemaps_found = false;  ///< those that robots.txt names are in the queue
    model::SourceReceipt receipt;
};

/// One run of `crawl`.
class CrawlRun {
  public:
    CrawlRun(std::span<const SourcePlan> plans, const Settings& settings, const Means& means);
    /// What the desk does with this run's pages ends first, also where storing one has failed.
    ~CrawlRun() { desk_.abandon(); }
    CrawlRun(const CrawlRun&) = delete;
    CrawlRun& operator=(const CrawlRun&) = delete;

    model::Receipt run(const std::atomic<bool>& stop);

  private:
    struct Flight {
        Job job;
        std::string host;
        Headers headers;
    };
    enum class Step { started, dropped, blocked };

    // The loop.
    void plant(std::size_t source);
    bool work_left() const;
    void finish_reading();
    std::size_t unread() const;
    std::optional<Moment> start_ready();
    std::optional<Moment> start_from(const std::string& name, Host& host);
    Step step(const std::string& name, Host& host);
    Step judge(const std::string& name, Host& host, Job& job);
    void send(const std::string& name, Host& host, Job job);
    void ask_conditionally(const Job& job, Request& request) const;
    void finish(Finished& finished);
    void show_progress();
    model::Receipt receipt(bool interrupted);

    // The frontier.
    Host& host_of(const Job& job);
    void enqueue(Job job, bool first);
    void follow(const Job& job, const std::vector<Link>& links, bool news);
    bool rests(Job& job);
    std::string spent(const SourceState& source, Moment start) const;

    // robots.txt.
    OriginRules& rules_of(const Url& url);
    std::optional<Step> learn_rules(Host& host, const Job& job);
    Step obey(const Job& job);
    void robots_answer(Job job, const Response& response);
    void apply_robots(const std::string& origin, const CachedRobots& robots, std::string why);

    // Sitemaps.
    bool seeks_sitemaps(const SourceState& source) const;
    void find_sitemaps(const Job& job, const Robots& robots);
    void take_sitemap(Job job, Page page);

    // Pages.
    void page_answer(Flight flight, Response& response);
    void visit(Flight flight, Response response);
    void read_and_keep(Flight flight, Page page, Response response);
    void keep(const Job& job, const Keep& keep);
    void confirm(Flight flight, Response response);
    void unmodified(const Job& job, const Page& page);
    Page page_for(const Job& job, const Response& response);
    void archive(Page& page, const Flight& flight, const Response& response);
    void redirect(const Job& job, const Response& response);
    void retry_or_fail(Job job, const std::string& reason);
    void fail(const Job& job, const std::string& reason, const Response* answer = nullptr);
    void note(std::size_t source, const std::string& remedy, const std::string& reason);
    void end_source(std::size_t source, const std::string& why);
    void adapt(const Flight& flight, Host& host, const Response& response);

    model::Instant instant();

    const Settings& settings_;
    Network& network_;
    Clock& clock_;
    Memory& memory_;
    Visitor& visitor_;
    Desk& desk_;
    Archive* archive_;
    const ShowProgress& show_;
    const Moment started_;
    Moment shown_{};
    long pages_ = 0;  ///< of all sources
    long bytes_ = 0;
    std::vector<SourceState> sources_;
    std::map<std::string, Host> hosts_;
    std::map<std::string, OriginRules> origins_;
    std::set<std::string> seen_;
    std::map<std::uint64_t, Flight> flights_;
    std::deque<Desk::Then> read_;  ///< pages that are to be stored
    std::uint64_t next_id_ = 1;
};

}  // namespace crawler
