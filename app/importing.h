#pragma once

#include <string>
#include <vector>

#include "app/config.h"
#include "app/world.h"

namespace app {

struct ImportOptions {
    std::string format = "jsonl";
    std::vector<std::string> map;
    bool strict = false;  ///< all rows or none
};

/// Stores a file's records, which gzip may have packed; a bad one is told with its line on `err`
/// and the others go in. Gives the exit status.
int import_file(const std::string& file, const ImportOptions& options, const Config& config,
                World& world);

}  // namespace app
