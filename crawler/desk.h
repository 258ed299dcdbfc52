#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace crawler {

/// Where pages are read: beside the crawl in life, so that reading holds up no fetch; at once in
/// tests.
class Desk {
  public:
    /// Runs on the crawl's thread once the work is done.
    using Then = std::function<void()>;
    /// Runs wherever the desk stands, after the work given before it.
    using Work = std::function<Then()>;

    virtual ~Desk() = default;
    virtual void give(Work work) = 0;
    /// What is done since the last call, in the order given. Throws what a work threw.
    virtual std::vector<Then> done() = 0;
    /// Works given whose `Then` has not been handed out.
    virtual std::size_t open() const = 0;
    /// Drops what has not begun and waits for what has: from then on no work given before runs, nor
    /// is anything of it handed out. For whoever gave it and goes.
    virtual void abandon() = 0;
};

/// Works while it is given: no thread.
class DirectDesk final : public Desk {
  public:
    void give(Work work) override { done_.push_back(work()); }
    std::vector<Then> done() override { return std::exchange(done_, {}); }
    std::size_t open() const override { return done_.size(); }
    void abandon() override { done_.clear(); }

  private:
    std::vector<Then> done_;
};

/// Works on a thread of its own.
class ThreadDesk final : public Desk {
  public:
    /// `wake` is called from that thread whenever something is done.
    explicit ThreadDesk(std::function<void()> wake);
    /// Leaves undone what has not begun.
    ~ThreadDesk() override;
    ThreadDesk(const ThreadDesk&) = delete;
    ThreadDesk& operator=(const ThreadDesk&) = delete;

    void give(Work work) override;
    std::vector<Then> done() override;
    std::size_t open() const override;
    void abandon() override;

  private:
    void work();

    std::function<void()> wake_;
    mutable std::mutex mutex_;
    std::condition_variable more_;
    std::condition_variable idle_;
    std::deque<Work> given_;
    std::vector<Then> done_;
    std::exception_ptr failed_;
    bool busy_ = false;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace crawler
