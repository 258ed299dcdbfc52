#pragma once

#include <iosfwd>
#include <span>

#include "crawler/crawler.h"

namespace app {

/// Shows on a terminal how far each source is: a line a source, drawn over the one before.
class Progress {
  public:
    explicit Progress(std::ostream& terminal) : terminal_{terminal} {}
    /// Leaves the terminal as it was.
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void show(std::span<const crawler::SourceProgress> sources);

  private:
    void wipe();

    std::ostream& terminal_;
    std::size_t lines_ = 0;
};

}  // namespace app
