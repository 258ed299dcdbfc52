#include "delight/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace delight {
namespace {

/// The first failure, by place.
class Failure {
  public:
    /// Within a `catch`.
    void note(std::size_t place) {
        const std::lock_guard lock{mutex_};
        if (thrown_ && place > place_) return;
        place_ = place;
        thrown_ = std::current_exception();
    }
    /// When all threads have ended.
    void raise() const {
        if (thrown_) std::rethrow_exception(thrown_);
    }

  private:
    std::mutex mutex_;
    std::size_t place_ = 0;
    std::exception_ptr thrown_;
};

}  // namespace

void for_each_place(std::size_t count, std::size_t threads,
                    const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next = 0;
    Failure failure;
    const auto take = [&] {
        for (std::size_t place = next++; place < count; place = next++) {
            try {
                work(place);
            } catch (...) {
                failure.note(place);
            }
        }
    };
    {
        std::vector<std::jthread> helpers;
        for (std::size_t i = 1; i < std::min(threads, count); ++i) helpers.emplace_back(take);
        take();
    }
    failure.raise();
}

}  // namespace delight
