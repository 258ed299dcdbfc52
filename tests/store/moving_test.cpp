// Everything that a store remembers, carried from one engine to another and back.
#include "store/moving.h"

#include <algorithm>
#include <map>
#include <set>

#include "store/connection.h"
#include "store/forgetting.h"
#include "store/interchange.h"
#include "store/moved_tables.h"
#include "store/store.h"
#include "store/work_queue.h"
#include "tests/catch.h"
#include "tests/store/samples.h"
#include "tests/store/server.h"

using samples::at;
using samples::average;
using samples::day;
using samples::Folder;
using samples::listing;
using samples::review;
using samples::reviews;

namespace {

model::Listing hotel(const std::string& fetched) {
    auto shown = listing(fetched, {review("h1", 9), review("h2", 4)});
    shown.source = "zoover";
    shown.url = "https://zoover.example/hotel";
    shown.business.name = "Hotel \xF0\x9F\x8F\xA8 't Hof";
    shown.aggregate = average(8.3, 12);
    using namespace std::string_literals;
    shown.reviews[0].text = "nul \0 en \xFF en een \xEF\x9C\x80 van ons"s;
    shown.reviews[1].text.clear();
    return shown;
}

store::PageState page_of(const std::string& url) {
    store::PageState page;
    page.url = url;
    page.source = "iens";
    page.fetched = at("2026-03-01");
    page.digest = "sha256:1";
    page.archived = "a.warc.gz:7";
    page.links = {{url + "?p=2", true}};
    page.round = 1;
    return page;
}

void fill_rest(store::Store& store) {
    store.begin_round("iens", at("2026-03-01"));
    store.keep_robots("https://iens.example", {at("2026-03-01"), 200, "User-agent: *\n"});
    store.keep_rest("iens.example", at("2026-03-02"));
    model::Receipt receipt;
    receipt.started = receipt.ended = at("2026-03-01");
    store.keep_receipt(receipt);
    model::Coverage read;
    read.source = "iens";
    read.recipe = "iens-2016";
    read.started = at("2026-03-01");
    store.keep_coverage({read});
    const auto all = store.listings();
    store.decide({all[0].id, all[1].id, true}, at("2026-03-05"));
    store::WorkQueue queue{store, "w1", "token", std::chrono::minutes{1}};
    const std::vector<std::string> groups{"iens.example ( iens )", "zoover.example ( zoover )"};
    queue.join(groups);
    while (const auto group = queue.take()) queue.finish(*group, {});
    queue.leave();
}

/// A store with a past: edits, a listing that changed, pages, rounds, what the user decided and
/// what was forgotten.
void fill(const std::filesystem::path& database) {
    store::Store store{database};
    const auto first = page_of("https://iens.example/rhodos");
    store.save({listing("2026-03-01", reviews(1, 60))}, &first);
    auto again = listing("2026-04-01", {review("r1", 4), review("r2", 9, "2026-02-02")});
    again.business.name = "Rhodos aan Zee";
    again.aggregate = average(7.9, 61);
    store.save({again});
    store.save({hotel("2026-03-02")});
    fill_rest(store);
    store::Forgetting forgetting{store};
    const auto found = forgetting.listings("zoover", "Hotel");
    store.save({listing("2026-05-01", {review("gone", 7)})});
    store::ReviewSearch search;
    search.id = "gone";
    std::vector<store::FoundReview> gone;
    forgetting.each_review(search, [&](const auto& each) { gone.push_back(each); });
    REQUIRE(gone.size() == 1);
    forgetting.reviews(gone, {});
}

/// Every row of every table as text, but for the numbers of words, which each engine gives itself.
std::map<std::string, std::vector<std::string>> rows_of(const std::string& database) {
    store::Connection connection{database};
    std::map<std::string, std::vector<std::string>> rows;
    for (const store::MovedTable& table : store::moved_tables()) {
        std::string names;
        for (const auto& column : store::moved_columns(table))
            if (column.name != "text_id") names += (names.empty() ? "" : ", ") + column.name;
        const auto statement = connection.engine().prepare(
            "SELECT " + names + " FROM " + table.name, store::Rows::few);
        connection.read([&] {
            store::Query query{*statement};
            while (query.next()) {
                std::string row;
                int at = 0;
                for (const auto& column : store::moved_columns(table)) {
                    if (column.name == "text_id") continue;
                    const bool bytes = column.type == "BLOB";
                    row += query.is_null(at)       ? "null"
                           : column.type == "REAL" ? std::to_string(*query.number(at))
                                                   : (bytes ? query.bytes(at) : query.text(at));
                    row += '|';
                    ++at;
                }
                rows[table.name].push_back(row);
            }
        });
        std::sort(rows[table.name].begin(), rows[table.name].end());
    }
    return rows;
}

std::vector<std::string> records(const std::string& database) {
    const store::Store store{database};
    std::vector<std::string> lines;
    store.each_listing([&](const auto& each) { lines.push_back(store::to_json(each)); });
    return lines;
}

/// Whether a move into this database was begun and has not ended.
bool half_moved(const std::string& database) {
    store::Connection connection{database};
    try {
        connection.read([&] { connection.engine().execute("SELECT 1 FROM moving"); });
    } catch (const store::Error&) {
        return false;
    }
    return true;
}

const store::ShowMove quietly = [](const std::string&, long) {};

struct Interrupted {};

/// Goes on as often as it is stopped, each time at the next table that has rows.
long in_pieces(const std::string& from, const std::string& to) {
    std::set<std::string> stopped_at;
    while (true) {
        try {
            return store::move_store(from, to, [&](const std::string& table, long rows) {
                if (rows > 0 && stopped_at.insert(table).second) throw Interrupted{};
            });
        } catch (const Interrupted&) {
            CHECK(half_moved(to));
        }
    }
}

}  // namespace

TEST_CASE("every table of the schema is carried, and none that is not there") {
    store::Connection pattern{":memory:"};
    std::set<std::string> tables;
    store::Query query{
        pattern.use("SELECT name FROM sqlite_schema WHERE type = 'table' AND "
                    "name NOT LIKE 'sqlite_%'")};
    while (query.next()) tables.insert(query.text(0));
    std::set<std::string> carried{"review_text"};
    for (const store::MovedTable& table : store::moved_tables()) carried.insert(table.name);
    CHECK(carried == tables);
}

TEST_CASE("a store moved to another file says the same") {
    const Folder folder;
    fill(folder / "n.db");
    const long rows = store::move_store(folder / "n.db", folder / "m.db", quietly);
    CHECK(rows > 150);
    CHECK(rows_of(folder / "m.db") == rows_of(folder / "n.db"));
    CHECK(records(folder / "m.db") == records(folder / "n.db"));
    CHECK(half_moved(folder / "m.db"));
    store::end_move(folder / "m.db");
    CHECK_FALSE(half_moved(folder / "m.db"));
}

TEST_CASE("a store moved to a server and back says the same") {
    const Folder folder;
    if (samples::Server::running() == nullptr) return;
    const std::string server = samples::Server::running()->url(folder);
    fill(folder / "n.db");
    store::move_store(folder / "n.db", server, quietly);
    CHECK(records(server) == records(folder / "n.db"));
    CHECK(rows_of(server) == rows_of(folder / "n.db"));
    store::move_store(server, folder / "back.db", quietly);
    CHECK(rows_of(folder / "back.db") == rows_of(folder / "n.db"));
    CHECK(records(folder / "back.db") == records(folder / "n.db"));
}

TEST_CASE("a move that was interrupted goes on and ends with the same") {
    const Folder folder;
    fill(folder / "n.db");
    in_pieces(folder / "n.db", folder / "m.db");
    CHECK(rows_of(folder / "m.db") == rows_of(folder / "n.db"));
    if (samples::Server::running() == nullptr) return;
    const std::string server = samples::Server::running()->url(folder);
    in_pieces(folder / "n.db", server);
    CHECK(records(server) == records(folder / "n.db"));
}

TEST_CASE("numbers that were given before a move are not given again after it") {
    const Folder folder;
    fill(folder / "n.db");
    long before = 0;
    {
        store::Store store{folder / "n.db"};
        store.end_round("iens");
        before = store.begin_round("zoover", at("2026-06-01"));
    }
    const auto after = [&](const std::string& to) {
        store::move_store(folder / "n.db", to, quietly);
        store::Store store{to};
        const long next = store.begin_round("new", at("2026-06-02"));
        store.save({hotel("2026-07-01"), listing("2026-07-01", reviews(90, 3))});
        return next;
    };
    CHECK(after(folder / "m.db") > before);
    if (samples::Server::running() == nullptr) return;
    CHECK(after(samples::Server::running()->url(folder)) > before);
}

TEST_CASE("a move goes into an empty database only, or on with its own half") {
    const Folder folder;
    fill(folder / "n.db");
    fill(folder / "other.db");
    CHECK_THROWS_AS(store::move_store(folder / "n.db", folder / "other.db", quietly), store::Error);
    const auto stop = [](const std::string&, long) { throw Interrupted{}; };
    CHECK_THROWS_AS(store::move_store(folder / "n.db", folder / "half.db", stop), Interrupted);
    CHECK_THROWS_AS(store::move_store(folder / "other.db", folder / "half.db", quietly),
                    store::Error);
}

TEST_CASE("a source that was written during its move is found out") {
    const Folder folder;
    fill(folder / "n.db");
    const auto write = [&](const std::string& table, long) {
        if (table != "page") return;
        store::Store{folder / "n.db"}.save({listing("2026-08-01", {review("late", 8)})});
    };
    CHECK_THROWS_AS(store::move_store(folder / "n.db", folder / "m.db", write), store::Error);
}
