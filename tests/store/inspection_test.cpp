#include "store/inspection.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fstream>

#include "store/store.h"
#include "tests/catch.h"
#include "tests/store/samples.h"

using samples::Folder;
using samples::listing;
using samples::reviews;

namespace {

store::Inspection look(const std::filesystem::path& file) {
    return store::inspect(file, [] { return true; });
}

/// A store with two listings, and that sabotage done to it.
store::Inspection sabotaged(const Folder& folder, const char* sql) {
    const auto file = folder / "n.db";
    store::Store{file}.save({listing("2026-03-01", reviews(0, 5))});
    SQLite::Database{file.string(), SQLite::OPEN_READWRITE}.exec(sql);
    return look(file);
}

}  // namespace

TEST_CASE("A store that is well is whole, and its rows are counted") {
    const Folder folder;
    store::Store{folder / "n.db"}.save({listing("2026-03-01", reviews(0, 5))});
    const auto found = look(folder / "n.db");
    CHECK(found.whole());
    CHECK(found.finished);
    CHECK(found.schema == found.newest_schema);
    CHECK(found.listings == 1);
    CHECK(found.reviews == 5);
}

TEST_CASE("A store that is in use can be inspected") {
    const Folder folder;
    store::Store store{folder / "n.db"};
    store.save({listing("2026-03-01", reviews(0, 5))});
    CHECK(look(folder / "n.db").reviews == 5);
}

TEST_CASE("Rows without those that they lean on are orphans") {
    const Folder folder;
    const auto found = sabotaged(folder, "PRAGMA foreign_keys = OFF; DELETE FROM listing");
    CHECK_FALSE(found.whole());
    REQUIRE_FALSE(found.orphans.empty());
    CHECK(found.orphans.front() == "5 rows of review without their listing");
}

TEST_CASE("Words without their review are orphans, and so are reviews without their words") {
    const Folder one, other;
    const auto lost = sabotaged(one, "DELETE FROM review_text WHERE id = 2");
    REQUIRE(lost.orphans.size() == 2);
    CHECK(lost.orphans.front() == "1 reviews whose words are gone");
    const auto left =
        sabotaged(other, "INSERT INTO review_text (id, title, text) VALUES (99, '', 'x')");
    REQUIRE(left.orphans.size() == 1);
    CHECK(left.orphans.front() == "1 words that stand without their review, or under two");
}

TEST_CASE("A business whose first listing is gone is an orphan") {
    const Folder folder;
    const auto found = sabotaged(folder, "UPDATE listing SET business_id = 77");
    REQUIRE(found.orphans.size() == 1);
    CHECK(found.orphans.front() == "1 listings whose business has no first listing");
}

TEST_CASE("Any file at all is inspected without a crash") {
    const Folder folder;
    store::Store{folder / "n.db"}.save({listing("2026-03-01", reviews(0, 2000))});
    std::ifstream whole{folder / "n.db", std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{whole}, {}};
    REQUIRE(bytes.size() > 100'000);
    int told = 0;
    const auto inspect_bytes = [&](const std::string& text) {
        std::ofstream{folder / "x.db", std::ios::binary} << text;
        const auto found = look(folder / "x.db");
        told += found.whole() ? 0 : 1;
    };
    for (std::size_t at = 0; at < bytes.size(); at += 4096 * 7) {
        std::string broken = bytes;
        broken.replace(at + 100, 900, 900, '\x5A');
        inspect_bytes(broken);
        inspect_bytes(bytes.substr(0, at + 100));
    }
    CHECK(told >= 10);
    inspect_bytes("");
    inspect_bytes("no database, but some text that is long enough to be looked at");
    CHECK_FALSE(look(folder / "none.db").whole());
    CHECK_FALSE(look(folder.path()).whole());
}

TEST_CASE("A database of another program is told, not searched") {
    const Folder folder;
    SQLite::Database{(folder / "n.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE}.exec(
        "CREATE TABLE theirs (x)");
    CHECK(look(folder / "n.db").unreadable.find("another program") != std::string::npos);
}

TEST_CASE("An inspection that is told to stop stops, and says that it did not finish") {
    const Folder folder;
    store::Store{folder / "n.db"}.save({listing("2026-03-01", reviews(0, 5000))});
    const auto found = store::inspect(folder / "n.db", [] { return false; });
    CHECK_FALSE(found.finished);
    CHECK(found.unreadable.empty());
}
