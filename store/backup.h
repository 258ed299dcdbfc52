#pragma once

#include <cstdint>
#include <filesystem>

namespace store {

/// What a backup holds.
struct BackedUp {
    long rows = 0;  ///< in all tables
    long reviews = 0;
    std::uintmax_t bytes = 0;
    std::uint64_t digest = 0;  ///< of every value in every row
};

/// Copies a database as it stands at this moment, also while a run is writing to it, into one file
/// that only its owner may read. The copy is made under another name, written to the disk, read
/// back and held against what was copied (integrity, rows and values), and only then stands under
/// its name: an older backup of that name is replaced whole or not at all. Throws `Error`, also for
/// a database on a server, with the tool that copies it.
BackedUp back_up(const std::filesystem::path& database, const std::filesystem::path& copy);

}  // namespace store
