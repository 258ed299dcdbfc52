#include "crawler/desk.h"

#include <utility>

namespace crawler {

ThreadDesk::ThreadDesk(std::function<void()> wake)
    : wake_(std::move(wake)), thread_([this] { work(); }) {}

ThreadDesk::~ThreadDesk() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    more_.notify_one();
    thread_.join();
}

void ThreadDesk::give(Work work) {
    {
        const std::lock_guard lock(mutex_);
        given_.push_back(std::move(work));
    }
    more_.notify_one();
}

std::vector<Desk::Then> ThreadDesk::done() {
    const std::lock_guard lock(mutex_);
    if (failed_) std::rethrow_exception(std::exchange(failed_, nullptr));
    return std::exchange(done_, {});
}

std::size_t ThreadDesk::open() const {
    const std::lock_guard lock(mutex_);
    return given_.size() + done_.size() + (busy_ || failed_ ? 1 : 0);
}

void ThreadDesk::abandon() {
    std::unique_lock lock(mutex_);
    given_.clear();
    idle_.wait(lock, [this] { return !busy_; });
    done_.clear();
    failed_ = nullptr;
}

void ThreadDesk::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        more_.wait(lock, [this] { return stop_ || !given_.empty(); });
        if (stop_) return;
        {
            const Work next = std::move(given_.front());
            given_.pop_front();
            busy_ = true;
            lock.unlock();
            Then then;
            std::exception_ptr failed;
            try {
                then = next();
            } catch (...) {
                failed = std::current_exception();
            }
            lock.lock();
            busy_ = false;
            if (failed)
                failed_ = failed;
            else
                done_.push_back(std::move(then));
        }
        lock.unlock();
        idle_.notify_all();
        wake_();
        lock.lock();
    }
}

}  // namespace crawler
