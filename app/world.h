#pragma once

#include <iosfwd>
#include <string>

#include "crawler/network.h"

namespace app {

/// Where a command reads, prints and takes the time from. Data goes to `out`, all else to `err`.
struct World {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    crawler::Clock& clock;
    bool terminal = false;                      ///< whether a person looks at `err`
    std::string program{"/usr/bin/negenplus"};  ///< where this program stands

    model::Instant now() const { return std::chrono::floor<std::chrono::seconds>(clock.now()); }
    model::Day today() const { return std::chrono::floor<std::chrono::days>(clock.now()); }
};

/// Exit status, as documented for cron.
enum Status : int { done = 0, in_part = 1, usage = 2, failed = 3, busy = 75 };

}  // namespace app
