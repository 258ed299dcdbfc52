#pragma once

#include <filesystem>
#include <string>

namespace store {

/// Whether a database is named by the URL of a server (postgresql://… or postgres://…). Any other
/// name is that of a file.
bool on_server(const std::filesystem::path& database);

/// The name as it may stand in a message or a log: without a password.
std::string shown(const std::filesystem::path& database);

}  // namespace store
