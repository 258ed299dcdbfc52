#include "store/backup.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <atomic>
#include <fstream>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>

#include "store/inspection.h"
#include "store/store.h"
#include "tests/catch.h"
#include "tests/store/samples.h"

using samples::Folder;
using samples::listing;
using samples::review;
using samples::reviews;

namespace {

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

std::string error_of(const std::filesystem::path& database, const std::filesystem::path& copy) {
    try {
        store::back_up(database, copy);
    } catch (const store::Error& error) {
        return error.what();
    }
    return {};
}

long files_in(const Folder& folder) {
    return std::distance(std::filesystem::directory_iterator{folder.path()}, {});
}

}  // namespace

TEST_CASE("A backup is one file that holds what the store held, for its owner only") {
    const Folder folder, other;
    store::Store store{folder / "n.db"};
    store.save({listing("2026-03-01", reviews(0, 50))});
    const auto made = store::back_up(folder / "n.db", other / "copy.db");
    CHECK(made.reviews == 50);
    CHECK(files_in(other) == 1);
    struct stat facts {};
    REQUIRE(::stat((other / "copy.db").c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0600);
    CHECK(samples::only_evidence(store::Store{other / "copy.db"}).ratings == 50);
}

TEST_CASE("Backups of one state have one digest, and another state has another") {
    const Folder folder;
    store::Store store{folder / "n.db"};
    store.save({listing("2026-03-01", reviews(0, 5))});
    const auto first = store::back_up(folder / "n.db", folder / "a.db");
    CHECK(store::back_up(folder / "n.db", folder / "b.db").digest == first.digest);
    CHECK(store::back_up(folder / "a.db", folder / "b.db").digest == first.digest);
    auto edited = review("r3", 8);
    edited.text += "!";
    store.save({listing("2026-03-02", {edited})});
    CHECK(store::back_up(folder / "n.db", folder / "b.db").digest != first.digest);
}

TEST_CASE("A backup made while another writes is whole, and the writer goes on") {
    const Folder folder;
    store::Store store{folder / "n.db"};
    std::atomic<bool> enough = false;
    std::atomic<int> saved = 0;
    std::thread writer{[&] {
        for (int i = 0; !enough || saved < 3; ++i, ++saved)
            store.save({listing("2026-03-01", reviews(100 * i, 100))});
    }};
    while (saved < 1) std::this_thread::yield();
    for (int i = 0; i < 5; ++i) {
        const auto made = store::back_up(folder / "n.db", folder / "copy.db");
        CHECK(made.reviews >= 100);
        CHECK(made.reviews % 100 == 0);
    }
    enough = true;
    writer.join();
    CHECK(store::inspect(folder / "copy.db", [] { return true; }).whole());
}

TEST_CASE("A backup that fails leaves the older one of that name as it was") {
    const Folder folder, other;
    store::Store{folder / "n.db"}.save({listing("2026-03-01", reviews(0, 20))});
    store::back_up(folder / "n.db", other / "copy.db");
    const std::string before = bytes_of(other / "copy.db");
    store::Store{folder / "n.db"}.save({listing("2026-03-01", reviews(20, 5000))});
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit whole{};
    ::getrlimit(RLIMIT_FSIZE, &whole);
    rlimit small = whole;
    small.rlim_cur = 300'000;
    ::setrlimit(RLIMIT_FSIZE, &small);
    const std::string error = error_of(folder / "n.db", other / "copy.db");
    ::setrlimit(RLIMIT_FSIZE, &whole);
    CHECK(error.find((other / "copy.db").string()) != std::string::npos);
    CHECK(bytes_of(other / "copy.db") == before);
    CHECK(files_in(other) == 1);
}

TEST_CASE("A database is not backed up over itself, and a damaged one not over a good backup") {
    const Folder folder;
    store::Store{folder / "n.db"}.save({listing("2026-03-01", reviews(0, 2000))});
    CHECK(error_of(folder / "n.db", folder / "n.db").find("the database itself") !=
          std::string::npos);
    store::back_up(folder / "n.db", folder / "copy.db");
    std::string bytes = bytes_of(folder / "n.db");
    for (std::size_t at = 40'000; at + 5000 < bytes.size(); at += 40'000)
        bytes.replace(at, 4000, 4000, '\x5A');
    std::ofstream{folder / "n.db", std::ios::binary} << bytes;
    const std::string before = bytes_of(folder / "copy.db");
    CHECK_FALSE(error_of(folder / "n.db", folder / "copy.db").empty());
    CHECK(bytes_of(folder / "copy.db") == before);
}
