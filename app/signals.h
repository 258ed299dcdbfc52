#pragma once

#include <atomic>

namespace app {

/// Set by the first Ctrl-C or SIGTERM while a `StopOnSignal` lives; the second one ends at once.
class StopOnSignal {
  public:
    StopOnSignal();
    ~StopOnSignal();
    StopOnSignal(const StopOnSignal&) = delete;
    StopOnSignal& operator=(const StopOnSignal&) = delete;

    static const std::atomic<bool>& stop();
};

}  // namespace app
