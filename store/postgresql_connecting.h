#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <pqxx/pqxx>
#include <string>

namespace store {

/// On whose clock a server is waited for, and how.
struct Waiting {
    std::function<std::chrono::steady_clock::time_point()> now;
    std::function<void(std::chrono::milliseconds)> pause;
};
Waiting real_waiting();

/// No session was opened.
struct Refused : pqxx::broken_connection {
    Refused(const std::string& what, std::string why)
        : pqxx::broken_connection{what}, state{std::move(why)} {}
    std::string state;  ///< the server's SQLSTATE; empty: no server answered
};

/// The URL with limits on how long a silent network is waited for, but for those that it sets
/// itself: ten seconds for a session to be opened; a minute for what was sent to arrive, and for a
/// server of which nothing is heard. A statement that is at work may take as long as it wants.
std::string with_limits(const std::string& url);

/// Opens a session on a server, set up so that values come and go as they are. Throws `Refused`, an
/// `Error` for what is no URL, or what libpqxx throws.
std::unique_ptr<pqxx::connection> connect(const std::string& url);

/// The same, waiting up to 15 seconds for a server that is starting or has no session left; and for
/// one that does not answer, where it was `met` before. Refused otherwise it will not be tried
/// again.
std::unique_ptr<pqxx::connection> connect_patiently(const std::string& url, bool met,
                                                    const Waiting& waiting);

}  // namespace store
