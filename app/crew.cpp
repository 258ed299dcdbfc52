#include "app/crew.h"

#include <stdexcept>

namespace app {
namespace {

// So often a worker that could do more asks whether something came free.
constexpr std::chrono::seconds between_looks{1};
constexpr int most_renewals = 3;

}  // namespace

StoreLeases::StoreLeases(store::WorkQueue& queue, std::vector<crawler::HostGroup> groups,
                         const Worker& worker, std::chrono::milliseconds request,
                         crawler::Clock& watch, Finish finish)
    : queue_{queue},
      groups_{std::move(groups)},
      lease_{worker.lease},
      request_{request},
      most_{static_cast<std::size_t>(worker.most_groups)},
      wait_{worker.wait},
      watch_{watch},
      finish_{std::move(finish)} {}

/// Whether the leases outlast a request that begins now.
bool StoreLeases::safe() const {
    return watch_.now() + request_ < renewed_ + lease_;
}

void StoreLeases::renew() {
    const auto before = watch_.now();
    const auto ours = queue_.renew();
    renewed_ = before;
    const std::set<std::size_t> kept{ours.begin(), ours.end()};
    std::erase_if(held_, [&](std::size_t group) { return !kept.contains(group); });
}

std::optional<crawler::Leases::Taken> StoreLeases::take() {
    const auto now = watch_.now();
    if (!held_.empty() && now - renewed_ > lease_ / 4) renew();
    if (held_.size() >= most_ || now < look_again_) return std::nullopt;
    const auto group = queue_.take();
    if (!group) {
        may_come_ = queue_.unfinished();
        look_again_ = now + between_looks;
        return std::nullopt;
    }
    if (held_.empty()) renewed_ = now;
    held_.insert(*group);
    return Taken{*group, groups_.at(*group).plans};
}

bool StoreLeases::holds(std::size_t group) {
    if (!held_.contains(group)) return false;
    if (watch_.now() - renewed_ > lease_ / 4) renew();
    for (int renewals = 1; !safe(); ++renewals) {
        if (renewals == most_renewals)
            throw std::runtime_error(
                "the database answers too slowly for leases of " +
                std::to_string(std::chrono::duration_cast<std::chrono::seconds>(lease_).count()) +
                " seconds: make them longer with --lease");
        renew();
    }
    return held_.contains(group);
}

bool StoreLeases::finish(std::size_t group, model::Receipt& visits,
                         const std::vector<std::string>& rounds) {
    if (held_.erase(group) == 0) return false;
    const bool finished =
        finish_(visits, rounds, [&] { return queue_.finish(group, visits.sources); });
    ended_it_ = finished && !queue_.unfinished();
    return finished;
}

std::vector<std::string> names_of(const std::vector<crawler::HostGroup>& groups) {
    std::vector<std::string> names;
    for (const crawler::HostGroup& group : groups) {
        std::string& name = names.emplace_back();
        for (const std::string& host : group.hosts) name += host + ' ';
        name += '(';
        for (const crawler::SourcePlan* plan : group.plans) name += ' ' + plan->source;
        name += " )";
    }
    return names;
}

}  // namespace app
