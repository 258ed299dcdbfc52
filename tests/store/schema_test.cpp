#include "store/schema.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <array>
#include <fstream>
#include <sqlite3.h>

#include "store/store.h"
#include "tests/catch.h"
#include "tests/store/samples.h"

using samples::Folder;

namespace {

constexpr std::array<store::Migration, 1> first_step{{{1, "CREATE TABLE a (x INTEGER);"}}};
constexpr std::array<store::Migration, 2> two_steps{
    {{1, "CREATE TABLE a (x INTEGER);"}, {2, "ALTER TABLE a ADD COLUMN y INTEGER;"}}};
constexpr std::array<store::Migration, 2> broken_second{
    {{1, "CREATE TABLE a (x INTEGER);"}, {2, "CREATE TABLE b (x INTEGER); CREATE TABLE nonsense"}}};

SQLite::Database open(const std::filesystem::path& file) {
    return {file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
}

std::string error_of_opening(const std::filesystem::path& file) {
    try {
        const store::Store opened{file};
    } catch (const store::Error& error) {
        return error.what();
    }
    return "";
}

int version(SQLite::Database& database) {
    return database.execAndGet("PRAGMA user_version").getInt();
}

/// Another process that makes the file ours when it is looked at for the second time.
struct Meanwhile {
    std::filesystem::path file;
    int looks = 0;

    void look() {
        if (++looks == 2) const store::Store made{file};
    }
};

}  // namespace

TEST_CASE("A new file gets the newest schema, marked as ours") {
    const Folder folder;
    { const store::Store store{folder / "n.db"}; }
    auto database = open(folder / "n.db");
    CHECK(version(database) == store::migrations().back().version);
    CHECK(database.execAndGet("PRAGMA application_id").getInt() != 0);
    CHECK(database.execAndGet("PRAGMA journal_mode").getString() == "wal");
}

TEST_CASE("A new file that another process makes ours between two looks at it is ours") {
    const Folder folder;
    auto ours = open(folder / "n.db");
    Meanwhile other{folder / "n.db"};
    const auto at_statement = [](unsigned, void* meanwhile, void*, void*) {
        static_cast<Meanwhile*>(meanwhile)->look();
        return 0;
    };
    sqlite3_trace_v2(ours.getHandle(), SQLITE_TRACE_STMT, at_statement, &other);
    CHECK(store::is_ours(ours));
    REQUIRE(other.looks == 2);
}

TEST_CASE("An older file is brought up to date, with a copy of the old one beside it") {
    const Folder folder;
    auto database = open(folder / "n.db");
    store::migrate(database, folder / "n.db", first_step);
    database.exec("INSERT INTO a VALUES (9)");
    store::migrate(database, folder / "n.db", two_steps);
    CHECK(version(database) == 2);
    CHECK(database.execAndGet("SELECT x FROM a WHERE y IS NULL").getInt() == 9);
    auto copy = open(folder / "n.db.v1.bak");
    CHECK(version(copy) == 1);
    CHECK(copy.execAndGet("SELECT x FROM a").getInt() == 9);
}

TEST_CASE("A step that fails leaves the file as it was") {
    const Folder folder;
    auto database = open(folder / "n.db");
    store::migrate(database, folder / "n.db", first_step);
    CHECK_THROWS_AS(store::migrate(database, folder / "n.db", broken_second), SQLite::Exception);
    CHECK(version(database) == 1);
    CHECK_FALSE(database.tableExists("b"));
}

TEST_CASE("A file of a newer version is refused and left alone") {
    const Folder folder;
    { const store::Store store{folder / "n.db"}; }
    { open(folder / "n.db").exec("PRAGMA user_version = 999"); }
    const std::string error = error_of_opening(folder / "n.db");
    CHECK(error.find((folder / "n.db").string()) == 0);
    CHECK(error.find("newer Negenplus") != std::string::npos);
    auto database = open(folder / "n.db");
    CHECK(version(database) == 999);
}

TEST_CASE("Another program's database is refused and left alone") {
    const Folder folder;
    { open(folder / "n.db").exec("CREATE TABLE theirs (x INTEGER)"); }
    CHECK(error_of_opening(folder / "n.db").find("another program") != std::string::npos);
    auto database = open(folder / "n.db");
    CHECK_FALSE(database.tableExists("review"));
    CHECK(database.execAndGet("PRAGMA journal_mode").getString() == "delete");
}

TEST_CASE("A file that is no database is refused by name and left alone") {
    const Folder folder;
    const std::string content(5000, 'x');
    std::ofstream{folder / "n.db"} << content;
    const std::string error = error_of_opening(folder / "n.db");
    CHECK(error.find((folder / "n.db").string() + " is not a Negenplus database") == 0);
    std::ifstream file{folder / "n.db"};
    CHECK(std::string{std::istreambuf_iterator<char>{file}, {}} == content);
}

TEST_CASE("A folder that is not there is a clear error") {
    const Folder folder;
    const std::string error = error_of_opening(folder.path() / "missing" / "n.db");
    CHECK(error.find("cannot open") == 0);
    CHECK(error.find("is its folder there") != std::string::npos);
}

TEST_CASE("A damaged file is a clear error and no crash") {
    const Folder folder;
    {
        store::Store store{folder / "n.db"};
        std::vector<model::Review> reviews;
        for (int i = 0; i < 2000; ++i) reviews.push_back(samples::review(std::to_string(i), 8));
        store.save({samples::listing("2026-03-01", reviews)});
    }
    std::fstream file{folder / "n.db", std::ios::in | std::ios::out | std::ios::binary};
    for (int page = 1; page < 60; ++page) {
        file.seekp(page * 4096);
        file << std::string(2048, '\x5A');
    }
    file.close();
    std::string error;
    try {
        store::Store store{folder / "n.db"};
        store.dossiers(samples::day("2030-01-01"));
    } catch (const store::Error& thrown) {
        error = thrown.what();
    }
    CHECK(error.find("is damaged") != std::string::npos);
}
