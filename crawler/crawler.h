#pragma once

#include <atomic>
#include <functional>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "crawler/desk.h"
#include "crawler/leases.h"
#include "crawler/memory.h"
#include "crawler/network.h"
#include "crawler/settings.h"
#include "model/receipt.h"

namespace crawler {

class Archive;

/// What reading a page brought.
struct Reading {
    std::vector<Link> links;
    long new_reviews = 0;
    bool changed = true;  ///< false: nothing that was not stored already
    std::string blocked;  ///< why this is a bot challenge or login wall; empty: it is not
};

/// The second half of a visit: stores what was read. An error text ends up in the receipt; the
/// crawl goes on.
using Keep = std::function<tl::expected<Reading, std::string>()>;

/// Reads and stores pages.
class Visitor {
  public:
    virtual ~Visitor() = default;
    /// Reads a page and stores nothing yet. Runs beside the crawl, one page at a time, and may
    /// therefore use nothing that the crawl uses; what it returns runs on the crawl's own thread.
    virtual Keep read(const Page& page) = 0;
    /// Whether a page may stand in the archive. Asked before `read`, from where that runs.
    virtual bool may_archive(const Page&) { return true; }
    /// The page is as it was: note that it was seen.
    virtual void not_modified(const Page& page) = 0;
};

/// How far a source is, for someone who looks on.
struct SourceProgress {
    std::string source;
    long fetched = 0;
    long unchanged = 0;       ///< also those that the site told unmodified
    long left = 0;            ///< waiting, as far as is known yet
    double wait_seconds = 0;  ///< until its next request
    std::string stopped;
};

using ShowProgress = std::function<void(std::span<const SourceProgress>)>;

/// What a crawl works with. `archive`, `show` and `leases` may be empty.
struct Means {
    Network& network;
    Clock& clock;
    Memory& memory;
    Visitor& visitor;
    Desk& desk;
    Archive* archive = nullptr;
    ShowProgress show{};
    Leases* leases = nullptr;
};

/// Visits every plan politely, all hosts at once, until done or `stop`. Nothing is thrown for what
/// the outside world does. Receipts come in the order of the plans.
model::Receipt crawl(std::span<const SourcePlan> plans, const Settings& settings,
                     const Means& means, const std::atomic<bool>& stop);

/// The same for the plans that `means.leases` lets this crawl have, until none may come any more,
/// beside other such crawls. Receipts come in the order in which the groups were taken.
model::Receipt crawl_shared(const Settings& settings, const Means& means,
                            const std::atomic<bool>& stop);

}  // namespace crawler
