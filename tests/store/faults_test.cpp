#include <SQLiteCpp/SQLiteCpp.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/connection.h"
#include "store/store.h"
#include "tests/catch.h"
#include "tests/store/samples.h"

using samples::Folder;
using samples::listing;
using samples::reviews;

namespace {

/// Files of this process cannot grow beyond that many bytes, as on a disk that is full.
class SmallDisk {
  public:
    explicit SmallDisk(rlim_t bytes) {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        rlimit small = before_;
        small.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

  private:
    rlimit before_{};
};

std::string integrity(const std::filesystem::path& file) {
    const SQLite::Database database{file.string()};
    SQLite::Statement check{database, "PRAGMA integrity_check"};
    check.executeStep();
    const std::string result = check.getColumn(0).getString();
    SQLite::Statement orphans{database, "PRAGMA foreign_key_check"};
    return orphans.executeStep() ? "orphans" : result;
}

/// Runs `work` in a process of its own that never returns from it; gives its exit status.
template <typename Work>
int in_child(Work&& work) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(work());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("A disk that gets full is a clear error, and all that was stored is whole") {
    const Folder folder;
    const auto file = folder / "n.db";
    store::Store store{file};
    store.save({listing("2026-03-01", reviews(0, 100))});
    std::string error;
    {
        const SmallDisk disk{400'000};
        try {
            for (int i = 1; i < 1000; ++i)
                store.save({listing("2026-03-01", reviews(100 * i, 100))});
        } catch (const store::Error& thrown) {
            error = thrown.what();
        }
    }
    CHECK(error.find(file.string()) != std::string::npos);
    const long stored = samples::only_evidence(store).ratings;
    CHECK(stored >= 100);
    CHECK(stored % 100 == 0);
    CHECK(integrity(file) == "ok");
    CHECK(store.save({listing("2026-03-01", reviews(900'000, 100))}).reviews == 100);
}

TEST_CASE("A database that has no room for more pages is a clear error and goes on afterwards") {
    const Folder folder;
    const auto file = folder / "n.db";
    store::Connection connection{file.string()};
    connection.engine().execute("PRAGMA max_page_count = 60");
    std::string error;
    try {
        connection.write([&] {
            connection.engine().execute(
                "INSERT INTO review_text (id, title, text) WITH RECURSIVE n(i) AS (SELECT 1 UNION "
                "ALL SELECT i + 1 "
                "FROM n WHERE i < 1000) SELECT i, 'x', hex(zeroblob(2000)) FROM n");
        });
    } catch (const store::Error& thrown) {
        error = thrown.what();
    }
    CHECK(error.find("no room to write " + file.string()) == 0);
    CHECK(store::Query{connection.use("SELECT count(*) FROM review_text")}.only() == 0);
}

TEST_CASE("A database that may not be written is a clear error, and can still be read") {
    const Folder folder;
    const auto file = folder / "n.db";
    store::Store{file}.save({listing("2026-03-01", reviews(0, 3))});
    ::chmod(file.c_str(), 0444);
    ::chmod(folder.path().c_str(), 0777);
    const int status = in_child([&] {
        // The superuser may write anything.
        if (::geteuid() == 0 && ::seteuid(65534) != 0) return 9;
        store::Store store{file};
        if (samples::only_evidence(store).ratings != 3) return 1;
        try {
            store.save({listing("2026-03-01", reviews(3, 3))});
        } catch (const store::Error& error) {
            return std::string{error.what()}.find("read-only") != std::string::npos ? 0 : 2;
        }
        return 3;
    });
    CHECK(status == 0);
}

TEST_CASE(
    "A writer that dies in the middle loses nothing that was stored and leaves nothing half") {
    const Folder folder;
    const auto file = folder / "n.db";
    const int status = in_child([&] {
        store::Store store{file};
        store.save({listing("2026-03-01", reviews(0, 50))});
        store::Connection connection{file.string()};
        connection.write([&] {
            connection.engine().execute("UPDATE review SET grade = 1");
            ::_exit(7);
        });
        return 0;
    });
    REQUIRE(status == 7);
    const auto evidence = samples::only_evidence(store::Store{file});
    CHECK(evidence.ratings == 50);
    CHECK(evidence.tallies.at(0).grade == 8);
    CHECK(integrity(file) == "ok");
}

TEST_CASE("A writer that is killed at any moment leaves whole saves only") {
    const Folder folder;
    const auto file = folder / "n.db";
    int ready[2];
    REQUIRE(::pipe(ready) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        store::Store store{file};
        for (int i = 0;; ++i) {
            store.save({listing("2026-03-01", reviews(100 * i, 100))});
            if (::write(ready[1], "x", 1) != 1) ::_exit(1);
        }
    }
    char saved[5];
    for (char& each : saved) REQUIRE(::read(ready[0], &each, 1) == 1);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(ready[0]);
    ::close(ready[1]);
    const auto ratings = samples::only_evidence(store::Store{file}).ratings;
    CHECK(ratings >= 500);
    CHECK(ratings % 100 == 0);
    CHECK(integrity(file) == "ok");
}

TEST_CASE("A save that fails half-way stores nothing of it") {
    const Folder folder;
    const auto file = folder / "n.db";
    store::Store store{file};
    {
        SQLite::Database saboteur{file.string(), SQLite::OPEN_READWRITE};
        saboteur.exec(
            "CREATE TRIGGER sabotage BEFORE INSERT ON review_text WHEN new.text LIKE "
            "'%r7' BEGIN SELECT raise(ABORT, 'sabotage'); END");
    }
    CHECK_THROWS_AS(store.save({listing("2026-03-01", reviews(0, 20))}), store::Error);
    CHECK(store.dossiers(samples::day("2030-01-01")).empty());
}
