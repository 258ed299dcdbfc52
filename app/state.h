#pragma once

#include <filesystem>
#include <string_view>

#include "app/config.h"

namespace app {

/// Where the files lie that belong to a database and are not it: beside the database's file; of one
/// on a server in the config's `state`, else beside the config, else in this folder.
std::filesystem::path state_folder(const Config& config);

/// One of them: "negenplus.db.secret" for ".secret", and of a database on a server
/// "negenplus.secret".
std::filesystem::path state_file(const Config& config, std::string_view suffix);

}  // namespace app
