// The crawl and its groups of sources: one that holds all, or as many as it may have beside other
// crawls.
#include <algorithm>

#include "crawler/crawl_run.h"

namespace crawler {

void CrawlRun::plant(std::size_t number, std::span<const SourcePlan* const> plans) {
    GroupState& group = groups_.emplace_back();
    group.number = number;
    for (const SourcePlan* plan : plans) {
        group.sources.push_back(sources_.size());
        SourceState& source = sources_.emplace_back();
        source.plan = plan;
        source.group = groups_.size() - 1;
        source.receipt.source = plan->source;
    }
    const std::vector<std::size_t> sources = group.sources;
    for (const std::size_t source : sources) plant(source);
}

void CrawlRun::plant(std::size_t source) {
    SourceState& state = sources_[source];
    state.started = clock_.now();
    const auto open = memory_.open_round(state.plan->source);
    state.round = open ? *open : memory_.begin_round(state.plan->source, instant());
    const auto add = [&](const std::string& text, Job::Kind kind) {
        const auto url = parse_url(text);
        if (!url) {
            ++state.receipt.failed;
            note(source, "skip", "not a web address: " + text);
            return;
        }
        if (state.receipt.host.empty()) state.receipt.host = url->host;
        state.sites.emplace(bare_host(url->host));
        group_of(source).hosts.emplace(bare_host(url->host));
        enqueue({.kind = kind, .source = source, .url = *url, .asked = url->text()}, false);
    };
    for (const std::string& url : state.plan->urls) add(url, Job::Kind::page);
    for (const std::string& url : state.plan->sitemaps)
        if (url != from_robots) add(url, Job::Kind::sitemap);
}

void CrawlRun::take_groups() {
    if (leases_ == nullptr) return;
    close_groups();
    // What a spent run would only drop is left to others.
    if (!run_spent(clock_.now()).empty()) return;
    while (const auto taken = leases_->take()) plant(taken->number, taken->plans);
}

void CrawlRun::close_groups() {
    if (leases_ == nullptr) return;
    for (GroupState& group : groups_) {
        if (group.open > 0) continue;
        if (group.state == GroupState::State::going_on) close(group);
        group.seen.clear();
    }
}

/// Nothing is left of the group.
void CrawlRun::close(GroupState& group) {
    model::Receipt visits;
    std::set<std::string> unfinished;
    for (const std::size_t at : group.sources) {
        SourceState& source = sources_[at];
        tell_delay(source);
        if (source.ended || source.receipt.left > 0) unfinished.insert(source.plan->source);
        visits.sources.push_back(std::move(source.receipt));
    }
    std::vector<std::string> rounds;
    for (const std::size_t at : group.sources)
        if (const std::string& name = sources_[at].plan->source; !unfinished.count(name))
            rounds.push_back(name);
    const bool kept = leases_->finish(group.number, visits, rounds);
    for (std::size_t i = 0; i < group.sources.size(); ++i)
        sources_[group.sources[i]].receipt = std::move(visits.sources[i]);
    if (kept)
        group.state = GroupState::State::done;
    else
        lose(group);
}

/// Whether a crawl that has nothing to do may have something yet.
bool CrawlRun::more_comes() {
    if (leases_ == nullptr) return false;
    take_groups();
    const bool going_on = std::any_of(groups_.begin(), groups_.end(), [](const GroupState& group) {
        return group.state == GroupState::State::going_on;
    });
    return going_on || (run_spent(clock_.now()).empty() && leases_->may_come());
}

/// Whether the source may still be asked and what came of it stored.
bool CrawlRun::ours(std::size_t source) {
    if (leases_ == nullptr) return true;
    GroupState& group = group_of(source);
    if (group.state == GroupState::State::going_on && !leases_->holds(group.number)) lose(group);
    return group.state != GroupState::State::lost;
}

void CrawlRun::lose(GroupState& group) {
    group.state = GroupState::State::lost;
    for (const std::size_t source : group.sources)
        end_source(source, "the lease ran out, and another worker has it");
}

/// Gives the desk what is to be read of a source; what came of it is stored only while the source
/// is this crawl's.
void CrawlRun::at_desk(std::size_t source, Desk::Work work) {
    ++group_of(source).open;
    desk_.give([this, source, work = std::move(work)]() -> Desk::Then {
        return [this, source, then = work()] {
            if (ours(source)) then();
            --group_of(source).open;
        };
    });
}

}  // namespace crawler
