#include "store/postgresql_lock.h"

#include <array>
#include <poll.h>
#include <sys/eventfd.h>
#include <system_error>
#include <thread>
#include <unistd.h>

#include "store/place.h"
#include "store/postgresql_connecting.h"
#include "store/postgresql_link.h"

namespace store {
namespace {

/// Holds the lock in a session of its own. A thread waits for the end of that session, to take the
/// lock anew where the server was restarted under a run.
class ServerHold final : public Lock::Hold {
  public:
    ServerHold(std::string url, Lock::Sharing sharing)
        : url_{std::move(url)},
          kind_{sharing == Lock::Sharing::shared ? "_shared" : ""},
          connection_{connect_patiently(url_, false, real_waiting())},
          end_{::eventfd(0, EFD_CLOEXEC)} {
        if (end_ < 0) throw std::system_error{errno, std::generic_category(), "eventfd"};
    }
    ~ServerHold() override {
        ::eventfd_write(end_, 1);
        if (watch_.joinable()) watch_.join();
        ::close(end_);
    }
    ServerHold(const ServerHold&) = delete;
    ServerHold& operator=(const ServerHold&) = delete;

    bool take() {
        if (!ask()) return false;
        watch_ = std::thread{[this] { watch(); }};
        return true;
    }

  private:
    bool ask() {
        pqxx::nontransaction session{*connection_};
        const auto answer =
            session.exec("SELECT pg_try_advisory_lock" + kind_ + "(" + lock_numbers(running) + ")");
        return answer[0][0].as<bool>(false);
    }

    /// Waits so long for the end of the run; negative: for as long as the session is quiet.
    bool ended_within(int milliseconds) const {
        const int session = milliseconds < 0 ? connection_->sock() : -1;
        std::array<pollfd, 2> heard{{{end_, POLLIN, 0}, {session, POLLIN, 0}}};
        ::poll(heard.data(), heard.size(), milliseconds);
        return heard[0].revents != 0;
    }

    /// No more patience than the run has time left.
    Waiting waiting() const {
        Waiting waiting = real_waiting();
        waiting.pause = [this](std::chrono::milliseconds time) {
            if (ended_within(static_cast<int>(time.count())))
                throw Refused{"the run has ended", ""};
        };
        return waiting;
    }

    bool lost() {
        try {
            connection_->get_notifs();
            return !connection_->is_open();
        } catch (const pqxx::failure&) {
            return true;
        }
    }

    /// As long as it cannot be had again the run goes on without: each of its calls is still one
    /// transaction, and the only one that writes then. The server may hold it for the session that
    /// was lost until it misses that.
    void take_again() {
        do {
            try {
                if (lost()) connection_ = connect_patiently(url_, true, waiting());
                if (ask()) return;
            } catch (const pqxx::failure&) {
                // Again, then.
            }
        } while (!ended_within(1000));
    }

    void watch() noexcept {
        try {
            while (!ended_within(-1))
                if (lost()) take_again();
        } catch (...) {
            connection_.reset();
        }
    }

    std::string url_;
    std::string kind_;
    std::unique_ptr<pqxx::connection> connection_;
    int end_;  ///< readable when the lock is to be let go of
    std::thread watch_;
};

}  // namespace

std::unique_ptr<Lock::Hold> hold_on_server(const std::string& url, Lock::Sharing sharing) {
    try {
        auto hold = std::make_unique<ServerHold>(url, sharing);
        if (!hold->take()) return nullptr;
        return hold;
    } catch (...) {
        fail_as_error(shown(url), false);
        throw;
    }
}

}  // namespace store
