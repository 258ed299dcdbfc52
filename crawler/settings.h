#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "model/date.h"

namespace crawler {

/// A page to fetch. `next` marks a further page of the same list or review list: only those count
/// against `Settings::max_next`.
struct Link {
    std::string url;
    bool next = false;
    bool newest_first = false;  ///< `next` of a list whose newest entries stand on its first page
    bool sitemap = false;       ///< leads to a sitemap
    std::optional<model::Instant> lastmod{};  ///< as a sitemap tells it

    bool operator==(const Link&) const = default;
};

/// What a run, or a source within it, may cost. What is left then waits for the next run.
struct Budget {
    std::optional<double> minutes;
    std::optional<long> pages;
    std::optional<double> mib;  ///< of bodies, unpacked
};

/// Among a plan's sitemaps: those that the site's robots.txt names.
inline constexpr const char* from_robots = "robots.txt";

/// What to visit at one source: its watch, flattened.
struct SourcePlan {
    std::string source;
    std::vector<std::string> urls;
    std::optional<double> delay_seconds{};  ///< else Settings::delay_seconds
    Budget budget{};                        ///< where it says nothing, Settings::source_budget
    std::vector<std::string> sitemaps{};    ///< URLs, or `from_robots`
    std::vector<std::string> only{};        ///< of the sitemaps' URLs: patterns as in robots.txt
};

struct Settings {
    std::string user_agent;  ///< "Negenplus/0.1 (+mailto:someone@example.org)"
    std::string robots_token = "negenplus";
    double delay_seconds = 5;          ///< between two requests to one host, at least
    double max_crawl_delay = 60;       ///< a robots.txt that asks more: the source is skipped
    double max_backoff_seconds = 600;  ///< a host that asks more (Retry-After) ends for this run
    Budget source_budget{{}, 1000, {}};
    Budget run_budget;
    int max_next = 50;  ///< further pages of one list
    int max_redirects = 5;
    int max_tries = 3;  ///< of one URL, for faults that may pass
    std::chrono::milliseconds timeout{30'000};
    std::size_t max_body = 8u << 20;
    std::string reader;          ///< who reads the pages: another reader reads unchanged ones anew
    bool every_page = false;     ///< also those that are not due
    double revisit_share = 0.1;  ///< of the mean time between a page's changes
    double max_revisit_days = 30;  ///< no page rests longer
};

}  // namespace crawler
