#include <cerrno>
#include <map>
#include <optional>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <system_error>
#include <unistd.h>

#include "crawler/archive.h"
#include "tests/catch.h"
#include "tests/crawler/temp_folder.h"
#include "tests/crawler/twin.h"

namespace {

/// What a disk holds for certain, by inode: a file so far, a folder with the names in it.
struct Disk {
    std::map<ino_t, off_t> synced;
    bool broken = false;
};
Disk* disk = nullptr;

int sync_on_disk(int file, long call) {
    if (disk == nullptr) return static_cast<int>(::syscall(call, file));
    if (disk->broken) {
        errno = EIO;
        return -1;
    }
    struct stat state {};
    ::fstat(file, &state);
    disk->synced[state.st_ino] = state.st_size;
    return 0;
}

}  // namespace

// In the place of the C library's, for this program: what a power cut leaves is seen by them alone.
extern "C" int fdatasync(int file) {
    return sync_on_disk(file, SYS_fdatasync);
}

extern "C" int fsync(int file) {
    return sync_on_disk(file, SYS_fsync);
}

namespace {

struct WatchedDisk {
    Disk watched;
    WatchedDisk() { disk = &watched; }
    ~WatchedDisk() { disk = nullptr; }
    WatchedDisk(const WatchedDisk&) = delete;
    WatchedDisk& operator=(const WatchedDisk&) = delete;

    std::optional<off_t> synced(const std::filesystem::path& path) const {
        struct stat state {};
        if (::stat(path.c_str(), &state) != 0) return std::nullopt;
        const auto found = watched.synced.find(state.st_ino);
        return found == watched.synced.end() ? std::nullopt : std::optional{found->second};
    }
    /// Every file of a folder ends where it was synced.
    void lose_power(const std::filesystem::path& folder) const {
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            const auto kept = static_cast<std::uintmax_t>(synced(entry.path()).value_or(0));
            std::filesystem::resize_file(entry.path(), kept);
        }
    }
};

crawler::Exchange page(const std::string& url, std::string_view body) {
    crawler::Exchange result;
    result.url = url;
    result.status = 200;
    result.response_headers = {{"content-type", "text/html"}};
    result.body = body;
    result.fetched = model::Instant{std::chrono::seconds(1'800'000'000)};
    return result;
}

struct Shelf {
    TempFolder folder;
    TwinClock clock;
    WatchedDisk disk;
    crawler::Archive archive{
        {folder.path(), "Negenplus/test", 1u << 20, [] { return std::string{"id"}; }}, clock};
};

}  // namespace

TEST_CASE("a page whose place was given is still there when the power goes") {
    Shelf shelf;
    const auto first = shelf.archive.append(page("https://a.example/1", "een"));
    const auto second = shelf.archive.append(page("https://a.example/2", "twee"));
    shelf.disk.lose_power(shelf.folder.path());
    CHECK(shelf.archive.holds(first));
    CHECK(shelf.archive.holds(second));
}

TEST_CASE("the name of a new archive file is on the disk before a page's place in it is given") {
    Shelf shelf;
    shelf.archive.append(page("https://a.example/1", "een"));
    CHECK(shelf.disk.synced(shelf.folder.path()));
}

TEST_CASE("a disk that cannot sync a page gives no place for it") {
    Shelf shelf;
    shelf.archive.append(page("https://a.example/1", "een"));
    shelf.disk.watched.broken = true;
    CHECK_THROWS_AS(shelf.archive.append(page("https://a.example/2", "twee")), std::system_error);
}
