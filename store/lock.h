#pragma once

#include <filesystem>
#include <optional>

namespace store {

/// Keeps a second run away from a database. The kernel lets go of it when the process ends,
/// however it ends.
class Lock {
  public:
    /// Takes the lock of this database (on FILE.lock beside it); nothing while another holds it.
    /// Throws `Error` where the lock file cannot be made.
    static std::optional<Lock> take(const std::filesystem::path& database);

    ~Lock();
    Lock(Lock&& other) noexcept;
    Lock& operator=(Lock&& other) noexcept;

  private:
    explicit Lock(int descriptor) : descriptor_{descriptor} {}
    int descriptor_ = -1;
};

}  // namespace store
