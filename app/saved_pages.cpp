#include "app/saved_pages.h"

#include <algorithm>
#include <array>
#include <sys/stat.h>
#include <vector>

#include "app/home.h"
#include "crawler/text.h"
#include "crawler/warc.h"

namespace app {
namespace {

namespace fs = std::filesystem;

bool is_archive(const fs::path& file) {
    const std::string name = file.filename().string();
    return name.ends_with(".warc") || name.ends_with(".warc.gz");
}

/// The file's own time, for relative dates on a page count from when it was saved.
model::Instant saved_at(const fs::path& file, const World& world) {
    struct stat facts {};
    if (::stat(file.c_str(), &facts) != 0) return world.now();
    return model::Instant{std::chrono::seconds{facts.st_mtim.tv_sec}};
}

void read_file(const fs::path& file, World& world, const SavedPageVisitor& visitor) {
    try {
        visitor.page(
            {file.string(), "", "", saved_at(file, world), read_bytes(file.string(), world)});
    } catch (const UsageError& error) {
        visitor.unreadable(file.string(), error.what());
    }
}

/// What archives of whole sites are full of and no page is.
bool is_no_page(std::string_view content_type) {
    constexpr std::array kinds{"image/",
                               "video/",
                               "audio/",
                               "font/",
                               "text/css",
                               "application/pdf",
                               "application/zip",
                               "text/javascript",
                               "application/javascript",
                               "application/x-javascript"};
    const std::string type = crawler::lower(content_type);
    return std::any_of(kinds.begin(), kinds.end(),
                       [&](const char* kind) { return type.starts_with(kind); });
}

void read_archive(const fs::path& file, const SavedPageVisitor& visitor) {
    crawler::WarcReader reader{file};
    while (const auto record = reader.next()) {
        if (!*record) {
            visitor.unreadable(file.string(), record->error());
            continue;
        }
        if (!crawler::holds_page(**record)) continue;
        auto page = crawler::page_of(**record);
        if (!page) {
            visitor.unreadable(file.string(), page.error());
        } else if (page->status == 200 && !is_no_page(page->content_type)) {
            visitor.page({file.string() + ": " + page->url,
                          page->final_url.empty() ? page->url : page->final_url, page->content_type,
                          page->fetched, std::move(page->body)});
        }
    }
}

}  // namespace

void each_saved_page(const std::string& name, World& world, const SavedPageVisitor& visitor) {
    if (name == "-") {
        return visitor.page({"standard input", "", "", world.now(), read_bytes(name, world)});
    }
    if (!fs::exists(name)) return visitor.unreadable(name, "there is no such file");
    if (!fs::is_directory(name)) {
        return is_archive(name) ? read_archive(name, visitor) : read_file(name, world, visitor);
    }
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator{name}) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        is_archive(file) ? read_archive(file, visitor) : read_file(file, world, visitor);
    }
}

void each_listed_page(std::istream& list, const SavedPageVisitor& visitor) {
    for (std::string line; std::getline(list, line);) {
        const auto end = line.find_last_not_of(" \r");
        if (end == std::string::npos) continue;
        line.erase(end + 1);
        read_archive(line.substr(line.rfind('\t') + 1), visitor);
    }
}

void each_archived_page(const fs::path& folder, const SavedPageVisitor& visitor) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator{folder}) {
        if (entry.is_regular_file() && is_archive(entry.path())) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) read_archive(file, visitor);
}

}  // namespace app
