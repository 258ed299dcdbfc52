#pragma once

#include <deque>
#include <functional>
#include <future>

namespace app {

/// Does work on several threads and hands the results on in the order in which it was given, with
/// no more of it in memory than twice the threads. What a work throws is thrown by `give` or
/// `finish`.
template <typename Result>
class SideBySide {
  public:
    SideBySide(std::size_t threads, std::function<void(Result)> take)
        : most_{threads > 1 ? 2 * threads : 0}, take_{std::move(take)} {}

    void give(std::function<Result()> work) {
        if (most_ == 0) return take_(work());
        if (open_.size() == most_) take_first();
        open_.push_back(std::async(std::launch::async, std::move(work)));
    }
    void finish() {
        while (!open_.empty()) take_first();
    }

  private:
    void take_first() {
        std::future<Result> first = std::move(open_.front());
        open_.pop_front();
        take_(first.get());
    }

    std::size_t most_;
    std::function<void(Result)> take_;
    std::deque<std::future<Result>> open_;
};

}  // namespace app
