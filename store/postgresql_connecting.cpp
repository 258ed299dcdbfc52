#include "store/postgresql_connecting.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <libpq-fe.h>
#include <poll.h>
#include <thread>

#include "store/place.h"
#include "store/pqxx_calls.h"
#include "store/store.h"

namespace store {
namespace {

using std::chrono::steady_clock;

/// How long a server may take to be there again.
constexpr auto patience = std::chrono::seconds{15};
constexpr auto between_two_tries = std::chrono::milliseconds{200};

/// Numbers to the last digit, whole sweeps planned as such, no compiling for small statements, and
/// no more patience than with a file that another program keeps busy. What is stored is to be
/// stored although the server fails, and what this program holds is let go of soon after its
/// machine is gone, and before it looks for another connection, unless someone has chosen
/// otherwise.
constexpr const char* settings =
    "SET client_encoding = 'UTF8'; SET standard_conforming_strings = on; "
    "SET extra_float_digits = 1; SET bytea_output = 'hex'; SET client_min_messages = 'error'; "
    "SET cursor_tuple_fraction = 1; SET jit = off; "
    "SET application_name = 'negenplus'; "
    "SELECT set_config(name, value, false) FROM pg_settings JOIN (VALUES "
    "('lock_timeout', '10s'), ('synchronous_commit', 'on'), ('tcp_keepalives_idle', '20'), "
    "('tcp_keepalives_interval', '5'), ('tcp_keepalives_count', '3'), "
    "('tcp_user_timeout', '35000')) AS wanted (name, value) "
    "USING (name) WHERE CASE name WHEN 'lock_timeout' THEN source <> 'client' "
    "WHEN 'synchronous_commit' THEN source <> 'client' AND setting = 'off' "
    "ELSE source = 'default' END";

template <typename Kept, void (*free)(Kept*)>
struct Free {
    void operator()(Kept* kept) const { free(kept); }
};
using Attempt = std::unique_ptr<PGconn, Free<PGconn, PQfinish>>;

/// libpq's own words about such a URL may hold the password.
void refuse_unreadable(const std::string& url) {
    char* words = nullptr;
    PQconninfoOption* parts = PQconninfoParse(url.c_str(), &words);
    const bool read = parts != nullptr;
    PQconninfoFree(parts);
    PQfreemem(words);
    if (!read)
        throw Error(shown(url) + " cannot be read as the URL of a database: in its parts a % is " +
                    "written %25, and an @ %40");
}

/// Tries once more to open a session, until it is open, refused, or not answered for two seconds.
void try_on(PGconn* attempt) {
    const auto end = steady_clock::now() + std::chrono::seconds{2};
    auto next = PGRES_POLLING_WRITING;
    while (next != PGRES_POLLING_OK && next != PGRES_POLLING_FAILED && steady_clock::now() < end) {
        const auto wanted = next == PGRES_POLLING_READING ? POLLIN : POLLOUT;
        pollfd socket{PQsocket(attempt), static_cast<short>(wanted), 0};
        ::poll(&socket, 1, 100);
        if (socket.revents != 0) next = PQconnectPoll(attempt);
    }
}

/// Why a session was refused, which libpqxx does not tell: the words of a server are in its own
/// language. Empty: no server answered.
std::string state_of_refusal(const std::string& url) {
    const Attempt attempt{PQconnectStart(url.c_str())};
    if (!attempt || PQstatus(attempt.get()) == CONNECTION_BAD) return {};
    PQsetErrorVerbosity(attempt.get(), PQERRORS_SQLSTATE);
    try_on(attempt.get());
    if (PQstatus(attempt.get()) == CONNECTION_OK) return "57P03";  // it was starting
    if (PQconnectionNeedsPassword(attempt.get()) != 0) return "28P01";
    std::string words = PQerrorMessage(attempt.get());
    while (words.ends_with('\n')) words.pop_back();
    constexpr std::size_t length = 5;
    if (words.size() < length) return {};
    const std::string state = words.substr(words.size() - length);
    const auto fits = [](unsigned char c) { return std::isdigit(c) || (c >= 'A' && c <= 'Z'); };
    return std::all_of(state.begin(), state.end(), fits) ? state : "";
}

bool has_parameter(const std::string& url, const std::string& name) {
    const std::size_t behind = url.find('?');
    if (behind == std::string::npos) return false;
    const std::string parameters = '&' + url.substr(behind + 1);
    return parameters.find('&' + name + '=') != std::string::npos;
}

}  // namespace

Waiting real_waiting() {
    return {[] { return steady_clock::now(); },
            [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); }};
}

std::string with_limits(const std::string& url) {
    constexpr std::array<std::array<const char*, 2>, 5> limits{{{"connect_timeout", "10"},
                                                                {"keepalives_idle", "30"},
                                                                {"keepalives_interval", "10"},
                                                                {"keepalives_count", "3"},
                                                                {"tcp_user_timeout", "60000"}}};
    std::string limited = url;
    for (const auto& [name, value] : limits) {
        if (has_parameter(url, name)) continue;
        if (std::string{name} == "connect_timeout" && std::getenv("PGCONNECT_TIMEOUT") != nullptr)
            continue;
        limited += limited.find('?') == std::string::npos ? '?' : '&';
        limited += std::string{name} + '=' + value;
    }
    return limited;
}

std::unique_ptr<pqxx::connection> connect(const std::string& url) {
    const std::string limited = with_limits(url);
    refuse_unreadable(url);
    std::unique_ptr<pqxx::connection> connection;
    try {
        connection = std::make_unique<pqxx::connection>(limited);
    } catch (const pqxx::broken_connection& error) {
        throw Refused(error.what(), state_of_refusal(limited));
    }
    stay_lost(*connection);
    be_terse(*connection);
    pqxx::nontransaction{*connection}.exec(settings);
    return connection;
}

std::unique_ptr<pqxx::connection> connect_patiently(const std::string& url, bool met,
                                                    const Waiting& waiting) {
    const auto end = waiting.now() + patience;
    while (true) {
        try {
            return connect(url);
        } catch (const Refused& refused) {
            const std::string& why = refused.state;
            const bool passes = why.empty() ? met : why == "57P03" || why == "53300";
            if (!passes || waiting.now() > end) throw;
        } catch (const pqxx::failure&) {
            // It was opened, and lost at once.
            if (waiting.now() > end) throw;
        }
        waiting.pause(between_two_tries);
    }
}

}  // namespace store
