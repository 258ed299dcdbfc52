#pragma once

#include <functional>
#include <optional>
#include <string>

#include "app/config.h"
#include "app/logging.h"
#include "app/world.h"
#include "model/receipt.h"

namespace app {

/// What a run came to.
struct RunEnd {
    int status = done;
    std::string message;  ///< the one line to be told; empty where all is well
    std::optional<model::Receipt> receipt;
};

/// "done in part: zoover: blocked by a challenge; iens: 2 pages failed": what a receipt has to
/// tell where it is not complete, in one line; empty where it is.
std::string trouble_line(const model::Receipt& receipt, const Config& config);

/// Does a run that nobody watches: takes the lock, does the `work`, and says how it ended in the
/// log, in the health file and, where it did not end well, by the config's notice. What breaks the
/// work is told there too, and gives the status. Throws `Busy` alone, for then another run tells.
int run_unwatched(const Config& config, World& world, Log& log,
                  const std::function<RunEnd()>& work);

}  // namespace app
