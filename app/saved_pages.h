#pragma once

#include <filesystem>
#include <functional>
#include <istream>
#include <string>
#include <string_view>

#include "app/world.h"

namespace app {

/// A page from a file, a folder, an archive or standard input.
struct SavedPage {
    std::string name;  ///< the file, for messages
    std::string url;   ///< where it came from; empty: unknown
    std::string content_type;
    model::Instant fetched{};
    std::string bytes;
};

/// What to do with a page, and with one that could not be read.
struct SavedPageVisitor {
    std::function<void(SavedPage)> page;
    std::function<void(const std::string& name, const std::string& why)> unreadable;
};

/// Hands over every page behind `name`: a file, a folder (all its files, in order of name), a WARC
/// file (each of its 200 answers that is no picture, film, sound, font or paper) or "-". A file's
/// own time stands for the time of its fetch.
void each_saved_page(const std::string& name, World& world, const SavedPageVisitor& visitor);

/// Hands over every 200 answer of the WARC files that `list` names, a line each, as they come. Of a
/// line with tabs the last part is the path (Hadoop's streaming puts a key before it). What cannot
/// be read is told, and the rest goes on.
void each_listed_page(std::istream& list, const SavedPageVisitor& visitor);

/// Hands over every 200 answer of a folder's WARC files, oldest file first: their names begin with
/// their time. A page that was met again unchanged comes once.
void each_archived_page(const std::filesystem::path& folder, const SavedPageVisitor& visitor);

}  // namespace app
