#pragma once

#include <optional>

#include "crawler/memory.h"
#include "crawler/settings.h"

namespace crawler {

/// How long a page that was visited may rest. The rate at which it changes is estimated from its
/// changes in the time that it was watched, by the posterior mean under Jeffreys' prior for a
/// Poisson rate, (changes + ½) / time; it rests a share of the mean time between two changes. So a
/// page that is new here is asked for in every run, one that never changes ever less often, and a
/// share of 0.1 sees a change when at most a tenth of the usual gap has passed. A page that is gone
/// rests a day, then as long as it has been gone. In seconds, never over the settings' longest.
std::chrono::seconds resting_time(const Known& known, const Settings& settings);

/// How a link leads to a page that is known.
struct Lead {
    bool rest = false;  ///< behind a page of a newest-first list that brought nothing new
    std::optional<model::Instant> lastmod{};  ///< as a sitemap tells it
};

/// Whether a known page is to be asked for now. A sitemap's lastmod after the last visit wakes it;
/// one before lets it rest, unless that sitemap has been caught: the page was seen to change after
/// the lastmod told.
bool is_due(const Known& known, const Lead& lead, const Settings& settings, model::Instant now);

}  // namespace crawler
