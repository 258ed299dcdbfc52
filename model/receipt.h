#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/date.h"

namespace model {

/// What one run did at one source.
struct SourceReceipt {
    std::string source;
    std::string host;
    long fetched = 0;       ///< answers 200
    long not_modified = 0;  ///< answers 304
    long unchanged = 0;     ///< fetched, but nothing in it was new
    long failed = 0;
    long refused = 0;    ///< robots.txt said no
    long resting = 0;    ///< known, and not due for another visit
    long left = 0;       ///< what the run did not come to
    long back_offs = 0;  ///< how often the site pushed back or did not answer
    long new_reviews = 0;
    long bytes = 0;
    double seconds = 0;      ///< from the run's begin to its last answer
    double asked_delay = 0;  ///< seconds between requests as robots.txt or the config asked
    double kept_delay = 0;   ///< the shortest that was kept; 0 where there was one request only
    std::map<std::string, long> errors;  ///< remedy and reason: "retry: time-out" to its count
    std::vector<std::string> refusals;   ///< "/private robots.txt line 4: Disallow: /private"
    std::string budget;                  ///< "30 minutes": the one that was spent; empty: none
    std::string stopped;                 ///< why this source ended early; empty: it did not
    /// What its pages no longer give, as they did before: "0 of 40 pages give an address, before
    /// 38 of 40". Not empty: the layout changed.
    std::vector<std::string> layout{};
};

/// What one scheduled execution did.
struct Receipt {
    Instant started{};
    Instant ended{};
    bool interrupted = false;
    std::vector<SourceReceipt> sources;
};

}  // namespace model
