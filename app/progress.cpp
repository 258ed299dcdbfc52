#include "app/progress.h"

#include <algorithm>
#include <ostream>
#include <spdlog/fmt/fmt.h>

namespace app {
namespace {

// More do not fit on a small terminal, and what has scrolled away cannot be drawn over.
constexpr std::size_t most_lines = 20;

}  // namespace

Progress::~Progress() {
    wipe();
    terminal_ << std::flush;
}

void Progress::wipe() {
    if (lines_ > 0) terminal_ << "\x1b[" << lines_ << "A\x1b[J";
    lines_ = 0;
}

void Progress::show(std::span<const crawler::SourceProgress> sources) {
    wipe();
    for (const auto& source : sources.first(std::min(sources.size(), most_lines))) {
        terminal_ << fmt::format("{:<16.16} {:>6} fetched {:>6} unchanged {:>6} left  {}\n",
                                 source.source, source.fetched, source.unchanged, source.left,
                                 !source.stopped.empty() ? fmt::format("{:.40}", source.stopped)
                                 : source.left == 0
                                     ? std::string{}
                                     : fmt::format("next in {:.0f} s", source.wait_seconds));
        ++lines_;
    }
    if (sources.size() > most_lines) {
        terminal_ << fmt::format("and {} more\n", sources.size() - most_lines);
        ++lines_;
    }
    terminal_ << std::flush;
}

}  // namespace app
