#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "store/store.h"

namespace store {

/// What several crawlers of one store share: the groups of hosts that one crawl of a config
/// consists of, each with a lease. Every moment in it is the database's, so that the clocks of
/// machines do not matter; each call is one transaction.
class WorkQueue {
  public:
    /// `token` names this opening and no other, not even one of the same worker. A lease is held so
    /// long after it was taken or renewed.
    WorkQueue(Store& store, std::string worker, std::string token, std::chrono::milliseconds lease)
        : store_{store}, worker_{std::move(worker)}, token_{std::move(token)}, lease_{lease} {}

    using Moment = std::chrono::sys_time<std::chrono::milliseconds>;
    Moment now() const;

    enum class Joined {
        begun,     ///< the worker began a crawl
        going_on,  ///< there is one with these groups
        over,      ///< it is over, and the worker was not at its end: the next one is not begun yet
        other      ///< there is one with other groups, and somebody is at work on it
    };
    /// Joins the crawl that goes on, or begins the next: when a worker comes again that was at the
    /// end of the last one, when that is an hour ago, or when the groups are others. A group is the
    /// names of its hosts and sources; groups are numbered in their order.
    Joined join(std::span<const std::string> groups);

    /// The first group that waits, or whose lease ran out in another's hands; nothing: there is
    /// none.
    std::optional<std::size_t> take();
    /// Renews all leases of this opening, also those that ran out and that nobody took. Returns the
    /// groups that are still its own.
    std::vector<std::size_t> renew();
    /// The group is visited, and this was done there. False, and nothing is written, where it is
    /// not this opening's any more. The last group ends the crawl, of which one receipt is kept.
    bool finish(std::size_t group, const std::vector<model::SourceReceipt>& visits);
    /// Gives back what this opening holds, for others to go on with.
    void release();
    /// Whether groups of the crawl are not visited yet.
    bool unfinished() const;
    /// The worker has seen the crawl's end.
    void leave();

    /// A worker whose lease has not run out.
    static std::optional<std::string> at_work(const Store& store);

  private:
    Store& store_;
    std::string worker_;
    std::string token_;
    std::chrono::milliseconds lease_;
};

}  // namespace store
