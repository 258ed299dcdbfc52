#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace parser {

/// Memory that is given back all at once, so that no tree need be walked to free it. Freed blocks
/// are used again by blocks of the same size class.
class Arena {
  public:
    /// Thrown where more is asked for than the limit allows.
    struct Full {};

    /// Takes at most about `limit` bytes.
    explicit Arena(std::size_t limit) : limit_{limit} {}
    /// Aligned for any type. Throws std::bad_alloc where there is no memory.
    void* allocate(std::size_t size);
    void release(void* block);

  private:
    void* take(std::size_t bytes);

    static constexpr std::size_t classes = 80;
    struct Free {
        Free* next;
    };
    std::vector<std::unique_ptr<std::byte[]>> chunks_;
    std::byte* at_ = nullptr;
    std::size_t left_ = 0;
    std::size_t chunk_ = 0;  ///< size of the newest
    std::size_t taken_ = 0;
    std::size_t limit_;
    std::array<Free*, classes> free_{};
};

}  // namespace parser
