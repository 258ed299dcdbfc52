#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace app {

/// Does work on several threads and hands the results on in the order in which it was given, with
/// no more of it in memory than four times the threads. What a work throws is thrown by `give` or
/// `finish`. One thread is the caller's own.
template <typename Result>
class SideBySide {
  public:
    SideBySide(std::size_t threads, std::function<void(Result)> take)
        : most_{threads > 1 ? 4 * threads : 0}, take_{std::move(take)} {
        // They live as long as this does, for a new thread has to ask for its memory anew.
        for (std::size_t i = 0; most_ > 0 && i < threads; ++i)
            workers_.emplace_back([this](const std::stop_token& stop) { work(stop); });
    }

    void give(std::function<Result()> work) {
        if (most_ == 0) return take_(work());
        if (open_.size() == most_) take_first();
        std::packaged_task<Result()> task{std::move(work)};
        open_.push_back(task.get_future());
        const std::lock_guard lock{mutex_};
        waiting_.push_back(std::move(task));
        given_.notify_one();
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

    void work(const std::stop_token& stop) {
        std::unique_lock lock{mutex_};
        while (given_.wait(lock, stop, [this] { return !waiting_.empty(); })) {
            std::packaged_task<Result()> task = std::move(waiting_.front());
            waiting_.pop_front();
            lock.unlock();
            task();
            lock.lock();
        }
    }

    std::size_t most_;
    std::function<void(Result)> take_;
    std::deque<std::future<Result>> open_;
    std::mutex mutex_;
    std::condition_variable_any given_;
    std::deque<std::packaged_task<Result()>> waiting_;
    std::vector<std::jthread> workers_;  ///< last, so that they end first
};

}  // namespace app
