#include <filesystem>
#include <fstream>
#include <sys/stat.h>

#include "store/store.h"
#include "tests/app/command.h"
#include "tests/catch.h"

namespace {

const std::string record =
    R"({"source":"iens","url":"https://iens.example/1","fetched":"2026-11-20T04:00:00Z","business":{"name":"Ster"},"reviews":[{"id":"1","score":9,"best":10,"worst":1,"text":"Top"}]})";

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

const std::string config = R"(
database = "n.db"
archive = "archive"
[crawl]
contact = "mailto:us@example.org"
[[watch]]
source = "iens"
urls = ["https://iens.example/list"]
)";

/// A folder with a config and a store in which one run was done.
struct Home {
    Folder folder;
    std::string file = folder.write("negenplus.toml", config);
    Home() {
        run({"import", "--db", folder / "n.db", "-"}, record);
        store::Store store{folder / "n.db"};
        store.keep_robots("https://iens.example",
                          {at("2026-11-20T04:00:00Z"), 200, "User-agent: *\n"});
        store.keep_receipt(receipt("2026-11-20T04:00:00Z"));
    }
    static model::Instant at(const char* text) { return *model::instant_from_iso(text); }
    static model::Receipt receipt(const char* started, const std::string& stopped = "") {
        model::Receipt receipt;
        receipt.started = receipt.ended = at(started);
        receipt.sources.emplace_back().source = "iens";
        receipt.sources.back().stopped = stopped;
        return receipt;
    }
    Ran doctor(std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"doctor", "--config", file};
        words.insert(words.end(), more.begin(), more.end());
        return run(words);
    }
};

}  // namespace

TEST_CASE("The doctor finds all well where it is, and a quiet one says nothing") {
    const Home home;
    const Ran ran = home.doctor();
    INFO(ran.out);
    CHECK(ran.status == 0);
    for (const char* check : {"config", "recipes", "database", "disk space", "permissions",
                              "archive", "clock", "robots", "last run"})
        CHECK(says(ran.out, check));
    CHECK(home.doctor({"--quiet"}).out.empty());
    CHECK(says(home.doctor({"--format", "jsonl"}).out, R"({"check":"config","state":"ok")"));
}

TEST_CASE("A config that cannot be read is wrong, and the database is looked at all the same") {
    const Home home;
    const std::string broken = home.folder.write("broken.toml", "dealy = 3\n");
    const Ran ran = run({"doctor", "--config", broken, "--db", home.folder / "n.db"});
    CHECK(ran.status == 3);
    CHECK(says(ran.out, "broken.toml:1: unknown key 'dealy'"));
    CHECK(says(ran.out, "whole, 1 listings, 1 reviews"));
}

TEST_CASE("A database that is no database is wrong, with the remedy and without a crash") {
    const Home home;
    home.folder.write("n.db", "not a database, but long enough to be taken for one by a program");
    const Ran ran = home.doctor();
    CHECK(ran.status == 3);
    CHECK(says(ran.out, "backup"));
}

TEST_CASE("A secret that others may read is wrong") {
    const Home home;
    const std::string secret = home.folder.write("n.db.secret", std::string(32, 'x'));
    ::chmod(secret.c_str(), 0644);
    CHECK(says(home.doctor({"--quiet"}).out, "chmod 600"));
    CHECK(home.doctor().status == 3);
    ::chmod(secret.c_str(), 0600);
    CHECK(home.doctor().status == 0);
}

TEST_CASE("A clock that stands before the last run is wrong") {
    const Home home;
    StoppedClock clock{"2026-11-01T12:00:00Z"};
    const Ran ran = run_at(clock, {"doctor", "--config", home.file});
    CHECK(ran.status == 3);
    CHECK(says(ran.out, "is before what was stored last, at 2026-11-20T04:00:00Z"));
}

TEST_CASE("A source that gives trouble is told with since when") {
    const Home home;
    store::Store{home.folder / "n.db"}.keep_receipt(
        Home::receipt("2026-11-20T05:00:00Z", "robots.txt cannot be read: time-out"));
    store::Store{home.folder / "n.db"}.keep_receipt(
        Home::receipt("2026-11-21T05:00:00Z", "robots.txt cannot be read: status 500"));
    const Ran ran = home.doctor();
    CHECK(ran.status == 1);
    CHECK(
        says(ran.out, "iens: robots.txt cannot be read: status 500 (since 2026-11-20T05:00:00Z)"));
}

TEST_CASE("A robots.txt that forbids what is watched is told with its line") {
    const Home home;
    store::Store{home.folder / "n.db"}.keep_robots(
        "https://iens.example",
        {Home::at("2026-11-21T04:00:00Z"), 200, "User-agent: *\nDisallow: /list\n"});
    const Ran ran = home.doctor();
    CHECK(ran.status == 1);
    CHECK(says(ran.out, "forbids https://iens.example/list (line 2: Disallow: /list)"));
}

TEST_CASE("Runs that stopped coming are told") {
    const Home home;
    StoppedClock clock{"2026-12-28T12:00:00Z"};
    store::Store{home.folder / "n.db"}.keep_receipt(Home::receipt("2026-11-21T05:00:00Z"));
    const Ran ran = run_at(clock, {"doctor", "--config", home.file, "--quiet"});
    CHECK(ran.status == 1);
    CHECK(says(ran.out, "longer ago than usual"));
}

TEST_CASE("A missing database is a warning, not a fault, and none is made") {
    const Folder folder;
    const Ran ran = run({"doctor", "--db", folder / "none.db"});
    CHECK(ran.status == 1);
    CHECK(says(ran.out, "there is no"));
    CHECK_FALSE(std::filesystem::exists(folder / "none.db"));
}

TEST_CASE("An archive that keeps words longer than they may be kept is told") {
    const Home home;
    std::ofstream{home.file, std::ios::app} << "[privacy]\nkeep_words_months = 3\n";
    CHECK(says(home.doctor({"--quiet"}).out, "set archive_days to 90 or less"));
}
