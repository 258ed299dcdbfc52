#pragma once

#include <chrono>
#include <span>
#include <string>
#include <vector>

#include "crawler/memory.h"
#include "crawler/network.h"
#include "crawler/settings.h"

namespace crawler {

/// What a crawl would do at one source now, and how long politeness would make it take.
struct SourceForecast {
    std::string source;
    std::string host;
    long pages = 0;    ///< that would be asked for, as far as is known before
    long unseen = 0;   ///< of these, never visited yet: each may lead to more
    long resting = 0;  ///< known, and not due
    double delay = 0;  ///< seconds between two requests
    double seconds = 0;
    std::optional<double> window;  ///< seconds that the budgets leave it
    std::string stopped;           ///< why it would end early; empty: it would not
};

/// Crawls in thought: the same crawl, by a clock of its own, where every page answers in `answer`
/// and is as it was. Asks nobody and stores nothing. A robots.txt that is known counts, whatever
/// its age. Budgets are left out, so that the figures tell what the whole would take.
std::vector<SourceForecast> forecast(std::span<const SourcePlan> plans, const Settings& settings,
                                     Clock& clock, Memory& memory,
                                     std::chrono::milliseconds answer);

}  // namespace crawler
