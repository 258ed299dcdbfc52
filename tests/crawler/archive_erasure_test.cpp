#include "crawler/archive_erasure.h"

#include "crawler/archive.h"
#include "crawler/archive_audit.h"
#include "tests/catch.h"
#include "tests/crawler/temp_folder.h"
#include "tests/crawler/twin.h"

namespace {

const model::Instant now{std::chrono::seconds{1'900'000'000}};

struct Shelf {
    TempFolder folder;
    TwinClock clock;
    int ids = 0;
    std::vector<std::string> places;

    std::string id() { return "0000000" + std::to_string(++ids); }
    /// Archives these bodies as pages /0, /1, …
    void fill(const std::vector<std::string>& bodies) {
        crawler::Archive archive(
            {folder.path(), "Negenplus/test", 1u << 20, [this] { return id(); }}, clock);
        for (std::size_t i = 0; i < bodies.size(); ++i) {
            crawler::Exchange exchange;
            exchange.url = "https://x.example/" + std::to_string(i);
            exchange.status = 200;
            exchange.body = bodies[i];
            exchange.fetched = model::Instant{std::chrono::seconds(1'800'000'000)};
            places.push_back(archive.append(exchange));
        }
    }
    crawler::Erasure erase(const std::string& word) {
        return crawler::erase_archived(
            folder.path(),
            [&](const crawler::WarcRecord& record) {
                return record.block.find(word) != std::string::npos;
            },
            now, [this] { return id(); });
    }
};

}  // namespace

TEST_CASE(
    "An erased page is gone from the archive's bytes, and the others stand where they stood") {
    Shelf shelf;
    shelf.fill({"first page", "the page that Jansen wrote", "third page"});
    const auto erased = shelf.erase("Jansen");
    CHECK(erased.records == 1);
    CHECK(erased.files == 1);
    CHECK(erased.problems.empty());
    CHECK(crawler::read_archived(shelf.folder.path(), shelf.places[0])->body == "first page");
    CHECK(crawler::read_archived(shelf.folder.path(), shelf.places[2])->body == "third page");
    crawler::WarcReader reader{crawler::archive_files(shelf.folder.path()).at(0)};
    int records = 0, removed = 0;
    while (const auto record = reader.next()) {
        REQUIRE(*record);
        ++records;
        CHECK((*record)->block.find("Jansen") == std::string::npos);
        removed += (*record)->field("warc-type") == "metadata" ? 1 : 0;
    }
    CHECK(records == 7);
    CHECK(removed == 1);
}

TEST_CASE("An archive after an erasure is as whole as before, and as long") {
    Shelf shelf;
    shelf.fill({"a", std::string(300'000, 'x') + "Jansen", "b", "Jansen", "c Jansen"});
    const auto file = crawler::archive_files(shelf.folder.path()).at(0);
    const auto size = std::filesystem::file_size(file);
    CHECK(shelf.erase("Jansen").records == 3);
    CHECK(std::filesystem::file_size(file) == size);
    const auto audit = crawler::audit_archive(shelf.folder.path(), [] { return true; });
    CHECK(audit.faulty == 0);
    CHECK(audit.records == 11);
    CHECK(shelf.erase("Jansen").records == 0);
}

TEST_CASE("A page that was erased does not stand in the archive any more") {
    Shelf shelf;
    shelf.fill({"Jansen", "b"});
    shelf.erase("Jansen");
    const crawler::Archive archive(
        {shelf.folder.path(), "Negenplus/test", 1u << 20, [&] { return shelf.id(); }}, shelf.clock);
    CHECK_FALSE(archive.holds(shelf.places[0]));
    CHECK(archive.holds(shelf.places[1]));
}

TEST_CASE("Where nothing is to be erased no file is touched") {
    Shelf shelf;
    shelf.fill({"a", "b"});
    const auto file = crawler::archive_files(shelf.folder.path()).at(0);
    const auto before = bytes_of(file);
    CHECK(shelf.erase("Jansen").files == 0);
    CHECK(bytes_of(file) == before);
}

TEST_CASE("A record that cannot be taken out alone is told") {
    Shelf shelf;
    shelf.folder.write("x.warc",
                       "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: https://x.example/\r\n"
                       "Content-Length: 6\r\n\r\nJansen\r\n\r\n");
    const auto erased = shelf.erase("Jansen");
    CHECK(erased.records == 0);
    REQUIRE(erased.problems.size() == 1);
    CHECK(erased.problems[0].find("delete the file") != std::string::npos);
}
