#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "crawler/crawl_state.h"
#include "crawler/crawler.h"

namespace crawler {

/// One run of `crawl`.
class CrawlRun {
  public:
    CrawlRun(const Settings& settings, const Means& means);
    /// What the desk does with this run's pages ends first, also where storing one has failed.
    ~CrawlRun() { desk_.abandon(); }
    CrawlRun(const CrawlRun&) = delete;
    CrawlRun& operator=(const CrawlRun&) = delete;

    /// Where the means hold leases, `plans` come from them alone.
    model::Receipt run(std::span<const SourcePlan> plans, const std::atomic<bool>& stop);

  private:
    struct Flight {
        Job job;
        std::string host;
        Headers headers;
    };
    enum class Step { started, dropped, blocked };

    // The loop.
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
    void tell_delay(SourceState& source) const;
    model::Receipt receipt(bool interrupted);

    // The groups.
    GroupState& group_of(std::size_t source) { return groups_[sources_[source].group]; }
    void plant(std::size_t number, std::span<const SourcePlan* const> plans);
    void plant(std::size_t source);
    void take_groups();
    void close_groups();
    void close(GroupState& group);
    bool more_comes();
    bool ours(std::size_t source);
    void lose(GroupState& group);
    void at_desk(std::size_t source, Desk::Work work);

    // The frontier.
    Host& host_of(const Job& job);
    void enqueue(Job job, bool first);
    void follow(const Job& job, const std::vector<Link>& links, bool news);
    bool rests(Job& job);
    std::string spent(const SourceState& source, Moment start) const;
    std::string run_spent(Moment start) const;

    // robots.txt.
    OriginRules& rules_of(const Url& url);
    std::optional<Step> learn_rules(Host& host, const Job& job);
    bool may_meet(const Job& job, const Url& url);
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
    Leases* leases_;
    const Moment started_;
    Moment shown_{};
    long pages_ = 0;  ///< of all sources
    long bytes_ = 0;
    std::vector<GroupState> groups_;
    std::vector<SourceState> sources_;
    std::map<std::string, Host> hosts_;
    std::map<std::string, OriginRules> origins_;
    std::map<std::uint64_t, Flight> flights_;
    std::deque<Desk::Then> read_;  ///< pages that are to be stored
    std::uint64_t next_id_ = 1;
};

}  // namespace crawler
