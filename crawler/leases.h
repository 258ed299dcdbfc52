#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "crawler/settings.h"
#include "model/receipt.h"

namespace crawler {

/// Plans that must be visited by one crawl at a time, for they share hosts or a source.
struct HostGroup {
    std::set<std::string> hosts;  ///< without "www."
    std::vector<const SourcePlan*> plans;
};

/// The plans in as many groups as their hosts allow, in the order of their first plans. The plans
/// must outlive them.
std::vector<HostGroup> host_groups(std::span<const SourcePlan> plans);

/// Which groups a crawl may visit beside other crawls of the same plans. A host is asked by the one
/// that holds its group only.
class Leases {
  public:
    struct Taken {
        std::size_t number = 0;
        std::vector<const SourcePlan*> plans;
    };

    virtual ~Leases() = default;
    /// Another group to visit; nothing: none is free just now, or enough are held.
    virtual std::optional<Taken> take() = 0;
    /// Whether the group is this crawl's for at least as long as one request may last. Asked before
    /// every request and before a page is stored.
    virtual bool holds(std::size_t group) = 0;
    /// The group is visited, and the rounds of these sources have ended. What is said of the visits
    /// may be added to. False: it was not this crawl's any more, and nothing is kept.
    virtual bool finish(std::size_t group, model::Receipt& visits,
                        const std::vector<std::string>& rounds) = 0;
    /// Whether a group may come free yet.
    virtual bool may_come() = 0;
};

}  // namespace crawler
