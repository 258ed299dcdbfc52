// What a session on a server does when the server is away, full or busy. With whole programs,
// restarts and networks that fail that is tried in tests/bad_days.
#include "store/postgresql_session.h"

#include "store/moving.h"
#include "store/store.h"
#include "tests/catch.h"
#include "tests/store/server.h"

using samples::Folder;
using samples::listing;
using samples::reviews;
using samples::Server;
using namespace std::chrono_literals;

namespace {

/// A clock that only pauses move.
struct Clock {
    std::chrono::steady_clock::time_point now{};
    int pauses = 0;

    store::Waiting waiting() {
        return {[this] { return now; },
                [this](std::chrono::milliseconds time) {
                    now += time;
                    ++pauses;
                }};
    }
};

const std::string nobody = "postgresql://me:secret@127.0.0.1:1/watch";

std::string state_of(const std::string& url, bool met, Clock& clock) {
    try {
        store::connect_patiently(url, met, clock.waiting());
    } catch (const store::Refused& refused) {
        return "refused " + refused.state;
    }
    return "opened";
}

std::string shown_by(store::Session& session, const std::string& setting) {
    session.begin(store::Access::read);
    const pqxx::result row = session.transaction().exec("SHOW " + setting);
    const std::string value = row[0][0].c_str();
    session.commit();
    return value;
}

/// Reviews that are stored are refused so many times, as where two transactions met.
void refuse(const Server& server, const Folder& folder, int times, const std::string& state) {
    server.run(folder,
               "CREATE SEQUENCE tries; CREATE FUNCTION refuse() RETURNS trigger LANGUAGE "
               "plpgsql AS $$ BEGIN IF nextval('tries') <= " +
                   std::to_string(times) + " THEN RAISE EXCEPTION 'refused' USING ERRCODE = '" +
                   state +
                   "'; END IF; RETURN NULL; END $$; "
                   "CREATE TRIGGER refuse AFTER INSERT ON review FOR EACH STATEMENT "
                   "EXECUTE FUNCTION refuse()");
}

}  // namespace

TEST_CASE("A server that was met and does not answer is waited for, and not for ever") {
    Clock clock;
    CHECK(state_of(nobody, true, clock) == "refused ");
    CHECK(clock.now.time_since_epoch() > 15s);
    CHECK(clock.now.time_since_epoch() < 20s);
}

TEST_CASE("A server that was never met and does not answer is not waited for") {
    Clock clock;
    CHECK(state_of(nobody, false, clock) == "refused ");
    CHECK(clock.pauses == 0);
}

TEST_CASE("What a server refuses for good is known by its SQLSTATE, and not tried again") {
    const Server* server = Server::running();
    if (server == nullptr) return;
    const Folder folder;
    std::string url = server->url(folder);
    url.replace(url.find("/postgres?"), 10, "/nowhere?");
    Clock clock;
    CHECK(state_of(url, true, clock) == "refused 3D000");
    CHECK(clock.pauses == 0);
}

TEST_CASE("A server without a session left is waited for") {
    const Server* server = Server::running();
    if (server == nullptr) return;
    const Folder folder;
    std::string url = server->url(folder);
    server->run(folder, "DROP ROLE IF EXISTS crowd; CREATE ROLE crowd LOGIN CONNECTION LIMIT 0");
    url.replace(url.find("user=negenplus"), 14, "user=crowd");
    Clock clock;
    CHECK(state_of(url, false, clock) == "refused 53300");
    CHECK(clock.now.time_since_epoch() > 15s);
}

TEST_CASE("A silent network is waited for within limits, of which each may be set in the URL") {
    CHECK(store::with_limits("postgresql://db/watch") ==
          "postgresql://db/watch?connect_timeout=10&keepalives_idle=30&keepalives_interval=10&"
          "keepalives_count=3&tcp_user_timeout=60000");
    CHECK(store::with_limits("postgresql://db/watch?keepalives_idle=5&tcp_user_timeout=0") ==
          "postgresql://db/watch?keepalives_idle=5&tcp_user_timeout=0&connect_timeout=10&"
          "keepalives_interval=10&keepalives_count=3");
}

TEST_CASE("A URL that cannot be read is told without its password") {
    Clock clock;
    std::string error;
    try {
        store::connect_patiently("postgresql://me:sec%zzret@db/watch", false, clock.waiting());
    } catch (const store::Error& thrown) {
        error = thrown.what();
    }
    CHECK(error.find("postgresql://me@db/watch cannot be read as the URL") == 0);
    CHECK(error.find("ret@") == std::string::npos);
}

TEST_CASE("What is stored outlives the server's failure, unless the URL does not want that") {
    const Server* server = Server::running();
    if (server == nullptr) return;
    const Folder folder;
    const std::string url = server->url(folder);
    REQUIRE(server->value(folder, "SHOW synchronous_commit") == "off");
    store::Session safe{url};
    CHECK(shown_by(safe, "synchronous_commit") == "on");
    CHECK(shown_by(safe, "lock_timeout") == "10s");
    store::Session fast{url + "%20-csynchronous_commit%3Doff%20-clock_timeout%3D3s"};
    CHECK(shown_by(fast, "synchronous_commit") == "off");
    CHECK(shown_by(fast, "lock_timeout") == "3s");
}

TEST_CASE(
    "A call that met another transaction is done over, and stores what it would have stored") {
    const Server* server = Server::running();
    if (server == nullptr) return;
    for (const char* state : {"40001", "40P01", "55P03"}) {
        const Folder folder;
        store::Store store{server->url(folder)};
        refuse(*server, folder, 4, state);
        CHECK(store.save({listing("2026-03-01", reviews(0, 20))}).reviews == 20);
        CHECK(samples::only_evidence(store).ratings == 20);
        CHECK(server->value(folder, "SELECT last_value FROM tries") == "5");
    }
}

TEST_CASE("A call that meets others again and again is told, and leaves nothing") {
    const Server* server = Server::running();
    if (server == nullptr) return;
    const Folder folder;
    store::Store store{server->url(folder)};
    refuse(*server, folder, 1000, "40001");
    CHECK_THROWS_AS(store.save({listing("2026-03-01", reviews(0, 20))}), store::Error);
    CHECK(server->value(folder, "SELECT last_value FROM tries") == "5");
    CHECK(server->value(folder, "SELECT count(*) FROM listing") == "0");
}

TEST_CASE("A portion of a move that met another transaction is carried once") {
    const Server* server = Server::running();
    if (server == nullptr) return;
    const Folder folder;
    const std::string file = folder / "n.db";
    { store::Store{file}.save({listing("2026-03-01", reviews(0, 20))}); }
    { const store::Store made{server->url(folder)}; }
    refuse(*server, folder, 2, "40001");
    store::move_store(file, server->url(folder), [](const auto&, long) {});
    CHECK(server->value(folder, "SELECT last_value FROM tries") == "3");
    CHECK(server->value(folder, "SELECT count(*) FROM review") == "20");
    CHECK(server->value(folder, "SELECT count(*) FROM review_text") == "20");
}

TEST_CASE("A transaction whose session ended before its COMMIT is known to be undone") {
    const Server* server = Server::running();
    if (server == nullptr) return;
    const Folder folder;
    { const store::Store made{server->url(folder)}; }
    store::Session session{server->url(folder)};
    session.leave_marks();
    session.begin(store::Access::write);
    const pqxx::result own = session.transaction().exec("SELECT pg_backend_pid()");
    server->run(folder,
                std::string{"SELECT pg_terminate_backend("} + own[0][0].c_str() + ", 5000)");
    CHECK_THROWS_AS(session.commit(), pqxx::failure);
    CHECK(session.phase() == store::Session::Phase::within);
    session.begin(store::Access::write);
    session.commit();
    CHECK(server->value(folder, "SELECT writes FROM negenplus_session WHERE writes = 2") == "2");
}

TEST_CASE("A statement that could not be prepared is prepared when it is run anew") {
    const Server* server = Server::running();
    if (server == nullptr) return;
    const Folder folder;
    store::Session session{server->url(folder)};
    const auto count = [&] {
        session.begin(store::Access::read);
        const pqxx::result row = session.run("n1", "SELECT count(*) FROM late", {});
        session.commit();
        return row[0][0].as<int>();
    };
    CHECK_THROWS_AS(count(), pqxx::sql_error);
    session.roll_back();
    server->run(folder, "CREATE TABLE late (x int)");
    CHECK(count() == 0);
}
