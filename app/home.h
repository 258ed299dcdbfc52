#pragma once

#include <string>

#include "app/config.h"
#include "app/world.h"
#include "crawler/crawler.h"
#include "parser/parser.h"
#include "store/store.h"

namespace app {

/// What every command may be told.
struct Common {
    std::string config;
    std::string db;
    std::string format;
};

/// The config named, else `negenplus.toml` in this folder, else the defaults; `--db` goes above it.
Config config_for(const Common& common);

/// The built-in recipes with those of the user's folder over them.
parser::Recipes recipes_for(const Config& config);

/// A keyed hash (HMAC-SHA-256) with the secret of this installation, which is made beside the
/// database (`state_file`), readable by its owner only, when it is missing.
parser::AuthorKey author_key_for(const Config& config);

/// The bytes of a file, or of `in` for "-"; a `UsageError` where it cannot be read.
std::string read_bytes(const std::string& file, World& world);

}  // namespace app
