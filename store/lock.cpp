#include "store/lock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "store/store.h"

namespace store {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file, int error) {
    throw Error("cannot lock " + file.string() + ": " +
                std::error_code{error, std::generic_category()}.message());
}

}  // namespace

std::optional<Lock> Lock::take(const std::filesystem::path& database) {
    std::filesystem::path file = database;
    file += ".lock";
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0) fail(file, errno);
    // The file stays when the lock is let go: removing it would let two runs lock two files.
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return Lock{descriptor};
    const int error = errno;
    ::close(descriptor);
    if (error == EWOULDBLOCK) return std::nullopt;
    fail(file, error);
}

Lock::~Lock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Lock::Lock(Lock&& other) noexcept : descriptor_{std::exchange(other.descriptor_, -1)} {}

Lock& Lock::operator=(Lock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

}  // namespace store
