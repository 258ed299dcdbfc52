#pragma once

#include <filesystem>

#include "model/date.h"

namespace crawler {

/// Deletes the WARC files of `Archive` that were begun more than `days` days before `now`, and no
/// other file; 0 days keeps everything. Returns how many went. A folder that is not there holds
/// none; a file that cannot be deleted throws std::filesystem::filesystem_error.
///
/// A file goes even where newer `revisit` records lean on a response in it: `Archive::append` then
/// finds the response gone, and the page is archived whole at its next visit. To be called when no
/// `Archive` has the folder open.
long prune_archive(const std::filesystem::path& folder, model::Instant now, int days);

}  // namespace crawler
