#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/config.h"
#include "app/world.h"
#include "model/receipt.h"

namespace app {

/// How one source fared: "good", "stopped", "layout changed", "failing" or "left" (not finished).
struct SourceHealth {
    std::string source;
    std::string state;
    std::string remark;  ///< what is to be said of it; may be empty
    long fetched = 0;
    long new_reviews = 0;
};

/// How the last run of a config went, for programs that watch over it.
struct Health {
    model::Instant started{};
    std::optional<model::Instant> ended;      ///< nothing: it runs, or was ended halfway
    std::optional<int> status;                ///< exit status; nothing as above
    std::string message;                      ///< the one line that it told; empty: all is well
    std::optional<model::Instant> last_good;  ///< when a run last ended with status 0
    std::vector<SourceHealth> sources;
};

/// Where it is kept: the config's `health`, else `DATABASE.health.json`; empty: nowhere.
std::filesystem::path health_file(const Config& config);

/// Replaces the file whole; throws where it cannot be written.
void keep_health(const std::filesystem::path& file, const Health& health);
/// Nothing where there is no file, or none that can be read.
std::optional<Health> read_health(const std::filesystem::path& file);

SourceHealth health_of(const model::SourceReceipt& source);

}  // namespace app
