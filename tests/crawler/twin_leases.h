#pragma once

#include <deque>
#include <functional>
#include <set>
#include <vector>

#include "crawler/leases.h"

/// Leases by script: every group is free, one after the other, until it is lost.
class TwinLeases final : public crawler::Leases {
  public:
    explicit TwinLeases(std::span<const crawler::SourcePlan> plans) {
        for (const crawler::HostGroup& group : crawler::host_groups(plans))
            free.push_back({next_number++, group.plans});
    }

    std::optional<Taken> take() override {
        if (on_take) on_take();
        if (free.empty() || held.size() >= most) return std::nullopt;
        Taken taken = free.front();
        free.pop_front();
        held.insert(taken.number);
        return taken;
    }
    bool holds(std::size_t group) override {
        if (on_holds) on_holds(group);
        return held.count(group) > 0;
    }
    bool finish(std::size_t group, model::Receipt& visits,
                const std::vector<std::string>& rounds) override {
        if (held.erase(group) == 0) return false;
        for (model::SourceReceipt& visit : visits.sources) visit.layout.push_back("told");
        finished.push_back(group);
        ended.insert(ended.end(), rounds.begin(), rounds.end());
        return true;
    }
    bool may_come() override { return others > 0 && others-- > 0; }

    std::deque<Taken> free;
    std::set<std::size_t> held;
    std::size_t most = 100;
    int others = 0;  ///< how often somebody else is still found at work
    std::vector<std::size_t> finished;
    std::vector<std::string> ended;  ///< sources whose rounds have
    std::function<void()> on_take;
    std::function<void(std::size_t)> on_holds;
    std::size_t next_number = 0;
};
