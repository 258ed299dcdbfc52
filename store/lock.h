#pragma once

#include <filesystem>
#include <memory>
#include <optional>

namespace store {

/// Keeps a second run away from a database. It is let go of when the process ends, however it ends:
/// by the kernel, or by the server.
class Lock {
  public:
    /// Takes the lock of this database (of a file on FILE.lock beside it, of a database on a server
    /// there); nothing while another holds it. Throws `Error` where it cannot be asked for.
    /// `Sharing::shared`: beside others that share it.
    enum class Sharing { alone, shared };
    static std::optional<Lock> take(const std::filesystem::path& database,
                                    Sharing sharing = Sharing::alone);

    ~Lock();
    Lock(Lock&& other) noexcept;
    Lock& operator=(Lock&& other) noexcept;

    /// What is held, until it is destroyed.
    struct Hold {
        Hold() = default;
        virtual ~Hold() = default;
        Hold(const Hold&) = delete;
        Hold& operator=(const Hold&) = delete;
    };

  private:
    explicit Lock(std::unique_ptr<Hold> hold);
    std::unique_ptr<Hold> hold_;
};

}  // namespace store
