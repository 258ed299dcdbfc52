#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "crawler/warc.h"
#include "model/date.h"

namespace crawler {

/// What was taken out of an archive.
struct Erasure {
    long records = 0;
    long files = 0;                     ///< that held them
    std::vector<std::string> problems;  ///< what could not be read or taken out
};

/// Takes records out of a folder's WARC files. In the place of each comes a `metadata` record that
/// only says that one was removed and when, as long as the old one, so that all other records stand
/// where they stood. A file is written anew beside the old one and takes its name when it is whole.
/// To be called when no `Archive` has the folder open. `new_id` gives a fresh UUID. A disk that
/// fails throws std::system_error.
Erasure erase_archived(const std::filesystem::path& folder,
                       const std::function<bool(const WarcRecord&)>& goes, model::Instant now,
                       const std::function<std::string()>& new_id);

}  // namespace crawler
