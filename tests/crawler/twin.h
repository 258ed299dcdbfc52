#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "tests/crawler/twin_leases.h"
#include "tests/crawler/twin_memory.h"
#include "tests/crawler/twin_network.h"

/// A crawl of one source or more in the scripted world.
struct TwinWorld {
    TwinClock clock;
    TwinNetwork network{clock};
    TwinMemory memory;
    TwinVisitor visitor{memory};
    crawler::DirectDesk desk;
    crawler::Settings settings;
    std::atomic<bool> stop{false};

    model::Receipt crawl(const std::vector<crawler::SourcePlan>& plans,
                         crawler::Archive* archive = nullptr) {
        return crawler::crawl(plans, settings, {network, clock, memory, visitor, desk, archive},
                              stop);
    }
    model::Receipt crawl_shared(crawler::Leases& leases) {
        crawler::Means means{network, clock, memory, visitor, desk};
        means.leases = &leases;
        return crawler::crawl_shared(settings, means, stop);
    }
    /// One source with these URLs; its receipt.
    model::SourceReceipt crawl_one(const std::vector<std::string>& urls) {
        return crawl({plan("source", urls)}).sources.at(0);
    }
    static crawler::SourcePlan plan(const std::string& source,
                                    const std::vector<std::string>& urls) {
        return {source, urls};
    }
    void page(const std::string& url, const std::vector<crawler::Link>& links = {}) {
        network.script(url, answer(200, "page " + url, {{"content-type", "text/html"}}));
        visitor.readings[url].links = links;
    }
};
