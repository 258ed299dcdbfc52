#include "report/folder.h"

#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "report/report.h"

namespace report {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view marker = ".negenplus-report";
constexpr std::string_view marker_text =
    "Negenplus wrote this folder and replaces it as a whole: keep nothing of your own in it.\n";

[[noreturn]] void fail(const std::string& what, const fs::path& path, int reason) {
    throw Error("report: " + what + " " + path.string() + ": " +
                std::generic_category().message(reason));
}

/// A file descriptor that is closed at the end.
struct Descriptor {
    int number;
    ~Descriptor() {
        if (number >= 0) ::close(number);
    }
};

/// Brings everything written below `folder` to the disk: one call for thousands of files.
void sync_tree(const fs::path& folder) {
    const Descriptor descriptor{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (descriptor.number < 0) fail("cannot open", folder, errno);
    if (::syncfs(descriptor.number) != 0) fail("cannot write", folder, errno);
}

void sync_folder(const fs::path& folder) {
    const Descriptor descriptor{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    // Some file systems cannot sync a folder; the swap itself has been done by then.
    if (descriptor.number >= 0) static_cast<void>(::fsync(descriptor.number));
}

bool is_ours(const fs::path& folder) {
    std::error_code ignored;
    return fs::exists(folder / marker, ignored);
}

/// The folder a report is to stand in: behind links, without a slash at the end.
fs::path resolved(const fs::path& place) {
    std::error_code reason;
    fs::path out = fs::weakly_canonical(fs::absolute(place), reason);
    if (reason) fail("cannot reach", place, reason.value());
    return out.has_filename() ? out : out.parent_path();
}

void refuse_what_is_not_ours(const fs::path& place) {
    std::error_code reason;
    const auto status = fs::status(place, reason);
    if (status.type() == fs::file_type::not_found) return;
    if (status.type() != fs::file_type::directory)
        throw Error("report: " + place.string() + " is not a folder");
    const bool empty = fs::is_empty(place, reason);
    if (reason) fail("cannot read", place, reason.value());
    if (!empty && !is_ours(place))
        throw Error("report: " + place.string() +
                    " holds files that are not a report; choose an empty or a new folder");
}

/// Removes what a killed run left: "NAME.new-PID" of ours whose process is gone.
void sweep(const fs::path& place) {
    const std::string prefix = place.filename().string() + ".new-";
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(place.parent_path(), ignored)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(prefix) || !is_ours(entry.path())) continue;
        int pid = 0;
        std::from_chars(name.data() + prefix.size(), name.data() + name.size(), pid);
        if (pid > 0 && pid != ::getpid() && ::kill(pid, 0) != 0 && errno == ESRCH)
            fs::remove_all(entry.path(), ignored);
    }
}

/// Swaps two folders. Where the file system cannot do that in one step, the old one steps aside
/// and comes back if the new one cannot take its place.
void swap_folders(const fs::path& fresh, const fs::path& place) {
    if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, place.c_str(), RENAME_EXCHANGE) == 0) return;
    if (errno == ENOENT && ::rename(fresh.c_str(), place.c_str()) == 0) return;
    if (errno != EINVAL && errno != ENOSYS) fail("cannot replace", place, errno);
    const fs::path aside = fresh.string() + ".old";
    if (::rename(place.c_str(), aside.c_str()) != 0) fail("cannot replace", place, errno);
    if (::rename(fresh.c_str(), place.c_str()) != 0) {
        const int reason = errno;
        static_cast<void>(::rename(aside.c_str(), place.c_str()));
        fail("cannot replace", place, reason);
    }
    static_cast<void>(::rename(aside.c_str(), fresh.c_str()));
}

}  // namespace

Folder::Folder(const fs::path& place) : place_(resolved(place)) {
    refuse_what_is_not_ours(place_);
    std::error_code reason;
    fs::create_directories(place_.parent_path(), reason);
    if (reason) fail("cannot make", place_.parent_path(), reason.value());
    sweep(place_);
    const fs::path beside = place_.string() + ".new-" + std::to_string(::getpid());
    if (!fs::create_directory(beside, reason))
        fail("cannot make", beside, reason ? reason.value() : EEXIST);
    beside_ = beside;
    try {
        write(marker, marker_text);
    } catch (...) {
        fs::remove_all(beside_, reason);
        throw;
    }
}

Folder::~Folder() {
    std::error_code ignored;
    if (!beside_.empty()) fs::remove_all(beside_, ignored);
}

void Folder::write(std::string_view name, std::string_view bytes) {
    const fs::path path = beside_ / name;
    std::error_code reason;
    fs::create_directories(path.parent_path(), reason);
    if (reason) fail("cannot make", path.parent_path(), reason.value());
    Descriptor descriptor{
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, static_cast<mode_t>(0644))};
    if (descriptor.number < 0) fail("cannot write", path, errno);
    while (!bytes.empty()) {
        const auto written = ::write(descriptor.number, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("cannot write", path, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    // Some file systems tell of a full disk only here.
    if (::close(std::exchange(descriptor.number, -1)) != 0) fail("cannot write", path, errno);
}

void Folder::publish() {
    sync_tree(beside_);
    swap_folders(beside_, place_);
    sync_folder(place_.parent_path());
}

}  // namespace report
