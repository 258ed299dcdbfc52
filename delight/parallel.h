#pragma once

#include <cstddef>
#include <functional>

namespace delight {

/// Calls `work` with every place below `count`, on so many threads; one of them is the caller's
/// own. A call may write nothing but what is its place's own: so the same comes of it with any
/// number of threads, to the last bit. What calls throw is thrown when all threads have ended, of
/// several the one of the first place.
void for_each_place(std::size_t count, std::size_t threads,
                    const std::function<void(std::size_t)>& work);

}  // namespace delight
