#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "crawler/memory.h"
#include "crawler/revisit.h"
#include "crawler/robots.h"
#include "crawler/throttle.h"
#include "crawler/url.h"
#include "model/receipt.h"

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
    std::size_t group = 0;  ///< that asked it last
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
    std::size_t group = 0;
    Moment started{};
    std::set<std::string> sites;           ///< hosts without "www." that belong to it
    std::map<std::string, long> requests;  ///< by host
    long round = 0;
    long pages = 0;
    bool ended = false;
    bool sitemaps_found = false;  ///< those that robots.txt names are in the queue
    model::SourceReceipt receipt;
};

/// Sources that are visited together: all of them, or where several crawls share the work, those
/// of one lease.
struct GroupState {
    enum class State { going_on, done, lost } state = State::going_on;
    std::size_t number = 0;  ///< as `Leases` calls it
    std::vector<std::size_t> sources;
    std::set<std::string> hosts;  ///< without "www."
    std::set<std::string> seen;   ///< URLs that were met
    long open = 0;                ///< jobs that wait, are in the air or are being read
};

}  // namespace crawler
