#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace store {

/// What an inspection of a database file found.
struct Inspection {
    int schema = 0;          ///< the file's; 0: a file in which nothing was stored yet
    int newest_schema = 0;   ///< that this program knows
    std::string unreadable;  ///< why it could not be read at all, or no further; empty: it could
    bool finished = true;    ///< false: stopped before all was looked at
    long listings = 0;
    long reviews = 0;
    /// What is wrong with the file itself, as SQLite says it; no more than a few of each kind.
    std::vector<std::string> damage;
    /// Rows that lean on rows that are not there: "3 reviews without their listing".
    std::vector<std::string> orphans;

    bool whole() const { return unreadable.empty() && damage.empty() && orphans.empty(); }
};

/// Looks whether a database is whole. Of a file: SQLite's own integrity check, foreign keys, and
/// what only this program knows to belong together; on a server: the latter. Changes nothing but
/// what the next opening would: it undoes what a killed writer left half done. Makes nothing, never
/// throws for what stands in the file. It stops soon after `go_on` says false.
Inspection inspect(const std::filesystem::path& file, const std::function<bool()>& go_on);

}  // namespace store
