#include "store/lock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

#include "store/place.h"
#include "store/postgresql_lock.h"
#include "store/store.h"

namespace store {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file, int error) {
    throw Error("cannot lock " + file.string() + ": " +
                std::error_code{error, std::generic_category()}.message());
}

struct FileHold final : Lock::Hold {
    explicit FileHold(int opened) : descriptor{opened} {}
    ~FileHold() override { ::close(descriptor); }
    int descriptor;
};

std::unique_ptr<Lock::Hold> hold_file(std::filesystem::path file, Lock::Sharing sharing) {
    file += ".lock";
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0) fail(file, errno);
    auto hold = std::make_unique<FileHold>(descriptor);
    // The file stays when the lock is let go: removing it would let two runs lock two files.
    const int kind = sharing == Lock::Sharing::shared ? LOCK_SH : LOCK_EX;
    if (::flock(descriptor, kind | LOCK_NB) == 0) return hold;
    if (errno == EWOULDBLOCK) return nullptr;
    fail(file, errno);
}

}  // namespace

std::optional<Lock> Lock::take(const std::filesystem::path& database, Sharing sharing) {
    auto hold = on_server(database) ? hold_on_server(database.string(), sharing)
                                    : hold_file(database, sharing);
    if (!hold) return std::nullopt;
    return Lock{std::move(hold)};
}

Lock::Lock(std::unique_ptr<Hold> hold) : hold_{std::move(hold)} {}
Lock::~Lock() = default;
Lock::Lock(Lock&&) noexcept = default;
Lock& Lock::operator=(Lock&&) noexcept = default;

}  // namespace store
