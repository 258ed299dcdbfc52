#pragma once

#include <atomic>
#include <optional>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "crawler/network.h"
#include "model/receipt.h"

namespace crawler {

class Archive;

/// A page to fetch. `next` marks a further page of the same list or review list: only those count
/// against `Settings::max_next`.
struct Link {
    std::string url;
    bool next = false;
};

/// What to visit at one source: its watch, flattened.
struct SourcePlan {
    std::string source;
    std::vector<std::string> urls;
    std::optional<double> delay_seconds;  ///< else Settings::delay_seconds
    std::optional<long> max_pages;        ///< else Settings::max_pages
};

struct Settings {
    std::string user_agent;  ///< "Negenplus/0.1 (+mailto:someone@example.org)"
    std::string robots_token = "negenplus";
    double delay_seconds = 5;          ///< between two requests to one host, at least
    double max_crawl_delay = 60;       ///< a robots.txt that asks more: the source is skipped
    double max_backoff_seconds = 600;  ///< a host that asks more (Retry-After) ends for this run
    long max_pages = 1000;             ///< a source and run
    int max_next = 50;                 ///< further pages of one list
    int max_redirects = 5;
    int max_tries = 3;  ///< of one URL, for faults that may pass
    std::chrono::milliseconds timeout{30'000};
    std::size_t max_body = 8u << 20;
};

/// A page as it arrived.
struct Page {
    std::string source;
    std::string url;        ///< as asked for
    std::string final_url;  ///< after redirects
    model::Instant fetched{};
    int status = 0;
    std::string content_type;
    std::string etag;
    std::string last_modified;
    std::string body;
    std::string digest;    ///< "sha256:…" of the body
    std::string archived;  ///< "file.warc.gz:offset", where it can be read again; empty: no archive
};

/// What is remembered of a URL from earlier runs.
struct Known {
    std::string etag;
    std::string last_modified;
    std::string digest;
    std::vector<Link> links;  ///< what it led to: a 304 leads there again
};

/// A robots.txt as last fetched. `status` 0: unreachable.
struct CachedRobots {
    model::Instant fetched{};
    int status = 0;
    std::string body;
};

/// What outlives a run; the application backs it with its store.
class Memory {
  public:
    virtual ~Memory() = default;
    virtual std::optional<Known> known(const std::string& url) = 0;
    virtual std::optional<CachedRobots> robots(const std::string& origin) = 0;
    virtual void keep_robots(const std::string& origin, const CachedRobots& robots) = 0;
    /// Not before this moment may the host be asked again (Retry-After across runs).
    virtual std::optional<model::Instant> rest_until(const std::string& host) = 0;
    virtual void keep_rest(const std::string& host, model::Instant until) = 0;
};

/// What reading a page brought.
struct Reading {
    std::vector<Link> links;
    long new_reviews = 0;
    bool changed = true;  ///< false: nothing that was not stored already
    std::string blocked;  ///< why this is a bot challenge or login wall; empty: it is not
};

/// Reads and stores pages. An error text ends up in the receipt; the crawl goes on.
class Visitor {
  public:
    virtual ~Visitor() = default;
    virtual tl::expected<Reading, std::string> page(const Page& page) = 0;
    /// The page is as it was: note that it was seen.
    virtual void not_modified(const Page& page) = 0;
};

/// Visits every plan politely, all hosts at once, until done or `stop`. Nothing is thrown for what
/// the outside world does; `archive` may be null. Receipts come in the order of the plans.
model::Receipt crawl(std::span<const SourcePlan> plans, const Settings& settings, Network& network,
                     Clock& clock, Memory& memory, Visitor& visitor, Archive* archive,
                     const std::atomic<bool>& stop);

}  // namespace crawler
