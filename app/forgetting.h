#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/config.h"
#include "app/world.h"
#include "store/forgetting.h"

namespace app {

/// What of a config's archive is to go: pages of these URLs, whole, and pages that show these
/// listings or reviews. A page of `doubtful` that no recipe can read any more goes too, for nobody
/// can say that it does not show them.
struct ArchiveSearch {
    std::vector<std::string> urls{};
    store::KeptOut shown{};
    std::vector<std::string> doubtful{};
};

/// Takes them out of the archive; what could not be read or taken out is told on `err`. Returns how
/// many records went.
long erase_from_archive(const ArchiveSearch& search, const Config& config, World& world);

/// Deletes the pages that were cut out of a source's changed layout. Returns how many folders went.
long erase_layout_pages(const std::string& source, const Config& config);

/// The copies that were made before migrations: they hold what was forgotten since.
std::vector<std::filesystem::path> older_copies(const Config& config);

/// Up to which days the config lets things be kept, seen from today.
store::Retention retention_of(const Config& config, model::Day today);

/// Opens the database for what the config lets be kept: what is older is forgotten first, and
/// nothing older goes in.
store::Store open_store(const Config& config, World& world);

}  // namespace app
