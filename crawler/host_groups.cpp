#include <algorithm>
#include <map>

#include "crawler/leases.h"
#include "crawler/url.h"

namespace crawler {
namespace {

std::set<std::string> hosts_of(const SourcePlan& plan) {
    std::set<std::string> hosts;
    for (const auto* urls : {&plan.urls, &plan.sitemaps})
        for (const std::string& text : *urls)
            if (const auto url = parse_url(text)) hosts.emplace(bare_host(url->host));
    return hosts;
}

/// Which of the sets that were joined stands for all of them.
std::size_t root(std::vector<std::size_t>& parent, std::size_t at) {
    while (parent[at] != at) at = parent[at] = parent[parent[at]];
    return at;
}

}  // namespace

std::vector<HostGroup> host_groups(std::span<const SourcePlan> plans) {
    std::vector<std::size_t> parent(plans.size());
    std::map<std::string, std::size_t> first;  // plan with that host or source
    for (std::size_t i = 0; i < plans.size(); ++i) {
        parent[i] = i;
        std::vector<std::string> names{"source " + plans[i].source};
        for (const std::string& host : hosts_of(plans[i])) names.push_back("host " + host);
        for (const std::string& name : names) {
            const std::size_t other = root(parent, first.try_emplace(name, i).first->second);
            const std::size_t own = root(parent, i);
            parent[std::max(own, other)] = std::min(own, other);
        }
    }
    std::vector<HostGroup> groups;
    std::map<std::size_t, std::size_t> number;  // of a root's group
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const auto [entry, fresh] = number.try_emplace(root(parent, i), groups.size());
        if (fresh) groups.emplace_back();
        HostGroup& group = groups[entry->second];
        group.hosts.merge(hosts_of(plans[i]));
        group.plans.push_back(&plans[i]);
    }
    return groups;
}

}  // namespace crawler
