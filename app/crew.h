#pragma once

#include <chrono>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "crawler/leases.h"
#include "crawler/network.h"
#include "store/work_queue.h"

namespace app {

/// How one of several crawlers of a store works.
struct Worker {
    std::string name;
    std::chrono::seconds lease{120};  ///< after a kill others go on with its hosts so much later
    long most_groups = 100;           ///< of hosts, that it visits at a time
    bool wait = true;                 ///< for what others may leave behind
};

/// The database's clock, read once and then followed by a watch that is never set: a worker that
/// goes by it does no harm where its machine's clock is wrong, nor where that is set on the way.
class DatabaseClock final : public crawler::Clock {
  public:
    DatabaseClock(const store::WorkQueue& queue, crawler::Clock& watch)
        : watch_{watch}, read_{watch.now()}, told_{queue.now()} {}
    crawler::Moment now() override { return told_ + (watch_.now() - read_); }

  private:
    crawler::Clock& watch_;
    crawler::Moment read_;
    crawler::Moment told_;
};

/// The leases of one worker in a store. It knows by its own watch until when they last at least,
/// and renews them in time.
class StoreLeases final : public crawler::Leases {
  public:
    /// Keeps what is known of a visited group together with its end in the queue, which the second
    /// half does; false where that says so.
    using Finish =
        std::function<bool(model::Receipt& visits, const std::vector<std::string>& rounds,
                           const std::function<bool()>& end)>;

    /// `request`: how long one may last.
    StoreLeases(store::WorkQueue& queue, std::vector<crawler::HostGroup> groups,
                const Worker& worker, std::chrono::milliseconds request, crawler::Clock& watch,
                Finish finish);

    std::optional<Taken> take() override;
    bool holds(std::size_t group) override;
    bool finish(std::size_t group, model::Receipt& visits,
                const std::vector<std::string>& rounds) override;
    bool may_come() override { return wait_ && may_come_; }

    /// Whether the crawl ended with a group of this worker.
    bool ended_it() const { return ended_it_; }

  private:
    bool safe() const;
    void renew();

    store::WorkQueue& queue_;
    std::vector<crawler::HostGroup> groups_;
    std::chrono::milliseconds lease_;
    std::chrono::milliseconds request_;
    std::size_t most_;
    bool wait_;
    crawler::Clock& watch_;
    Finish finish_;
    std::set<std::size_t> held_;
    crawler::Moment renewed_{};  ///< at the latest
    crawler::Moment look_again_{};
    bool may_come_ = true;
    bool ended_it_ = false;
};

/// Each group's name: its hosts and sources.
std::vector<std::string> names_of(const std::vector<crawler::HostGroup>& groups);

}  // namespace app
