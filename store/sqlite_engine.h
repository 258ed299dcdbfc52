#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <filesystem>

#include "store/engine.h"

namespace store {

/// What SQLite threw, said so that its reader knows what to do. `system`: the errno behind it; 0:
/// not known.
std::string describe(const std::filesystem::path& file, const SQLite::Exception& exception,
                     int system);

/// Opens a file, or makes it, and brings its schema up to date.
std::unique_ptr<Engine> open_sqlite(const std::filesystem::path& file);

}  // namespace store
