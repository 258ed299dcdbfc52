#include "report/disk.h"

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

constexpr std::string_view between = ".new-";

}  // namespace

void fail(const std::string& what, const fs::path& path, int reason) {
    throw Error("report: " + what + " " + path.string() + ": " +
                std::generic_category().message(reason));
}

Descriptor::~Descriptor() {
    if (number >= 0) ::close(number);
}

void write_file(const fs::path& path, std::string_view bytes) {
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

void replace_file(const fs::path& path, std::string_view bytes) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) fail("cannot write", path, EISDIR);
    const fs::path place = resolved(path), fresh = beside(place);
    try {
        write_file(fresh, bytes);
        sync_tree(place.parent_path());
        if (::rename(fresh.c_str(), place.c_str()) != 0) fail("cannot replace", place, errno);
    } catch (...) {
        fs::remove(fresh, ignored);
        throw;
    }
}

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

fs::path resolved(const fs::path& place) {
    std::error_code reason;
    fs::path out = fs::weakly_canonical(fs::absolute(place), reason);
    if (reason) fail("cannot reach", place, reason.value());
    return out.has_filename() ? out : out.parent_path();
}

fs::path beside(const fs::path& place) {
    return place.string() + std::string(between) + std::to_string(::getpid());
}

void sweep(const fs::path& folder, std::string_view prefix) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        const auto at = name.rfind(between);
        if (at == std::string::npos || !name.starts_with(prefix) || !is_ours(entry.path()))
            continue;
        int pid = 0;
        std::from_chars(name.data() + at + between.size(), name.data() + name.size(), pid);
        if (pid > 0 && pid != ::getpid() && ::kill(pid, 0) != 0 && errno == ESRCH)
            fs::remove_all(entry.path(), ignored);
    }
}

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

}  // namespace report
