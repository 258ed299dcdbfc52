// What is so on a server only; what every engine must do is in contract_test.cpp.
#include <SQLiteCpp/SQLiteCpp.h>
#include <map>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

#include "store/backup.h"
#include "store/forgetting.h"
#include "store/inspection.h"
#include "store/lock.h"
#include "store/store.h"
#include "tests/catch.h"
#include "tests/store/server.h"

using samples::Folder;
using samples::listing;
using samples::reviews;
using samples::Server;

namespace {

template <typename Work>
std::string error_of(Work&& work) {
    try {
        work();
    } catch (const store::Error& error) {
        return error.what();
    }
    return "";
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

long stored(const store::Store& store) {
    return samples::only_evidence(store).ratings;
}

const std::string end_all_others =
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
    "AND application_name = 'negenplus'";

using Columns = std::map<std::string, std::set<std::string>>;

Columns columns_of_file(const std::filesystem::path& file) {
    Columns columns;
    SQLite::Database database{file.string()};
    SQLite::Statement rows{database,
                           "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) "
                           "c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'"};
    while (rows.executeStep())
        columns[rows.getColumn(0).getString()].insert(rows.getColumn(1).getString());
    return columns;
}

Columns columns_on_server(const Server& server, const Folder& folder) {
    Columns columns;
    std::string text =
        server.value(folder,
                     "SELECT string_agg(table_name || '.' || column_name || ';', '') FROM "
                     "information_schema.columns WHERE table_schema = current_schema()");
    for (std::size_t end = 0; (end = text.find(';')) != std::string::npos; text.erase(0, end + 1)) {
        const std::size_t dot = text.find('.');
        columns[text.substr(0, dot)].insert(text.substr(dot + 1, end - dot - 1));
    }
    return columns;
}

}  // namespace

TEST_CASE("A server's tables have the columns of a file's") {
    const Server* server = Server::running();
    if (server == nullptr) return;
    const Folder folder;
    { const store::Store on_server{server->url(folder)}, in_file{folder / "n.db"}; }
    Columns wanted = columns_of_file(folder / "n.db");
    wanted["negenplus_schema"] = {"version"};
    wanted["negenplus_session"] = {"name", "writes", "used"};
    wanted["review_text"].erase("id");
    wanted["review_text"].merge(std::set<std::string>{"listing_id", "identity"});
    wanted["listing_past"].insert("id");
    CHECK(columns_on_server(*server, folder) == wanted);
}

TEST_CASE("A server that was restarted is met again at the next call") {
    const Server* server = Server::running();
    if (server == nullptr) return;
    const Folder folder;
    store::Store store{server->url(folder)};
    store.save({listing("2026-03-01", reviews(0, 5))});
    server->restart();
    CHECK(stored(store) == 5);
    server->restart();
    CHECK(store.save({listing("2026-03-01", reviews(5, 5))}).reviews == 5);
}

TEST_CASE("A connection lost in the middle stores nothing of it, says so, and is opened anew") {
    const Server* server = Server::running();
    if (server == nullptr) return;
    const Folder folder;
    store::Store store{server->url(folder)};
    store.save({listing("2026-03-01", reviews(0, 5))});
    const std::string error = error_of([&] {
        store.together([&] {
            store.save({listing("2026-03-01", reviews(5, 5))});
            server->run(folder, end_all_others);
            store.save({listing("2026-03-01", reviews(10, 5))});
            return true;
        });
    });
    CHECK(has(error, "what was being written is not stored, what was stored before is whole"));
    CHECK(stored(store) == 5);
    CHECK(store.save({listing("2026-03-01", reviews(5, 5))}).reviews == 5);
}

TEST_CASE(
    "A walk whose connection is lost ends with an error, and not before its end as if whole") {
    const Server* server = Server::running();
    if (server == nullptr) return;
    const Folder folder;
    store::Store store{server->url(folder)};
    auto other = listing("2026-03-01", reviews(0, 3000));
    other.url += "/other";
    // Each of another day, so that each is a row.
    for (std::size_t i = 0; i < other.reviews.size(); ++i)
        other.reviews[i].date = model::Date{samples::day("2015-01-01") + std::chrono::days{i}};
    store.save({listing("2026-03-01", reviews(0, 5)), other});
    int visited = 0;
    const std::string error = error_of([&] {
        store.each_dossier(samples::day("2030-01-01"), [&](const model::Dossier&) {
            if (++visited == 1) server->run(folder, end_all_others);
        });
    });
    CHECK(has(error, "no connection to postgresql://"));
    CHECK(visited == 1);
}

TEST_CASE("A walk whose connection is lost when all was read is whole") {
    const Server* server = Server::running();
    if (server == nullptr) return;
    const Folder folder;
    store::Store store{server->url(folder)};
    store.save({listing("2026-03-01", reviews(0, 5))});
    int visited = 0;
    const std::string error = error_of([&] {
        store.each_dossier(samples::day("2030-01-01"), [&](const model::Dossier&) {
            ++visited;
            server->run(folder, end_all_others);
        });
    });
    CHECK(error.empty());
    CHECK(visited == 1);
    CHECK(stored(store) == 5);
}

TEST_CASE("Another program's schema, and a newer one, are refused and left alone") {
    const Server* server = Server::running();
    if (server == nullptr) return;
    const Folder theirs, newer;
    server->run(theirs, "CREATE TABLE review (stars int)");
    CHECK(has(error_of([&] { store::Store{server->url(theirs)}; }), "tables of another program"));
    CHECK(server->value(theirs,
                        "SELECT count(*) FROM information_schema.tables WHERE table_schema = "
                        "current_schema()") == "1");
    { const store::Store store{server->url(newer)}; }
    server->run(newer, "INSERT INTO negenplus_schema VALUES (999)");
    CHECK(has(error_of([&] { store::Store{server->url(newer)}; }), "newer Negenplus"));
    CHECK(store::inspect(server->url(newer), [] { return true; }).schema == 999);
}

TEST_CASE("A server that is not there is a clear error without the password") {
    const std::string error = error_of([] {
        store::Store{"postgresql://me:secret@localhost:1/watch?connect_timeout=2&password=hidden"};
    });
    CHECK(has(error, "no connection to postgresql://me@localhost:1/watch"));
    CHECK_FALSE(has(error, "secret"));
    CHECK_FALSE(has(error, "hidden"));
}

TEST_CASE("The lock on a server goes with the process that holds it") {
    const Server* server = Server::running();
    if (server == nullptr) return;
    const Folder folder, other;
    const std::string url = server->url(folder);
    const pid_t child = ::fork();
    if (child == 0) {
        const auto held = store::Lock::take(url);
        ::_exit(held && !store::Lock::take(url) ? 7 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(WEXITSTATUS(status) == 7);
    // The server may need a moment to see that the process is gone.
    server->value(folder,
                  "DO $$ BEGIN WHILE EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory') "
                  "LOOP PERFORM pg_sleep(0.01); END LOOP; END $$");
    const auto held = store::Lock::take(url);
    CHECK(held);
    CHECK(store::Lock::take(server->url(other)));
}

TEST_CASE("An inspection on a server tells what is whole, and which words are gone") {
    const Server* server = Server::running();
    if (server == nullptr) return;
    const Folder folder;
    { store::Store{server->url(folder)}.save({listing("2026-03-01", reviews(0, 5))}); }
    const auto whole = store::inspect(server->url(folder), [] { return true; });
    CHECK(whole.whole());
    CHECK(whole.listings == 1);
    CHECK(whole.reviews == 5);
    server->run(folder, "DELETE FROM review_text WHERE text LIKE '%r3'");
    CHECK(store::inspect(server->url(folder), [] { return true; }).orphans ==
          std::vector<std::string>{"1 reviews whose words are gone"});
    CHECK_FALSE(store::inspect(server->url(folder), [] { return false; }).finished);
}

TEST_CASE("A copy of a database on a server is refused with the tool that makes one") {
    const Folder folder;
    const std::string error =
        error_of([&] { store::back_up("postgresql://me@db/watch", folder / "copy"); });
    CHECK(has(error, "pg_dump --format=custom"));
    CHECK_FALSE(std::filesystem::exists(folder / "copy"));
}

TEST_CASE("What is forgotten on a server is cleaned up there") {
    const Server* server = Server::running();
    if (server == nullptr) return;
    const Folder folder;
    store::Store store{server->url(folder)};
    store.save({listing("2026-03-01", reviews(0, 50))});
    store::Forgetting{store}.source("iens", {});
    CHECK(server->value(folder, "SELECT count(*) FROM review_text") == "0");
    CHECK(server->value(folder, "SELECT pg_relation_size('review_text')") == "0");
}
