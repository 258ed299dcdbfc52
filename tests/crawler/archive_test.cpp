#include "crawler/archive.h"

#include <set>

#include "crawler/digest.h"
#include "crawler/warc.h"
#include "tests/catch.h"
#include "tests/crawler/temp_folder.h"
#include "tests/crawler/twin.h"

namespace {

crawler::Exchange exchange(const std::string& url, std::string_view body) {
    crawler::Exchange result;
    result.url = url;
    result.request_headers = {{"User-Agent", "test"}};
    result.status = 200;
    result.response_headers = {{"content-type", "text/html"}, {"content-encoding", "gzip"}};
    result.body = body;
    result.fetched = model::Instant{std::chrono::seconds(1'800'000'000)};
    return result;
}

struct Shelf {
    TempFolder folder;
    TwinClock clock;
    int ids = 0;

    crawler::Archive open(std::uintmax_t max_file = 1u << 20) {
        return crawler::Archive(
            {folder.path(), "Negenplus/test", max_file, [this] { return std::to_string(++ids); }},
            clock);
    }
    std::set<std::string> files() const {
        std::set<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
            names.insert(entry.path().filename().string());
        return names;
    }
    std::vector<crawler::WarcRecord> records(const std::string& name) const {
        std::vector<crawler::WarcRecord> all;
        crawler::WarcReader reader(folder.path() / name);
        while (const auto record = reader.next())
            if (*record) all.push_back(**record);
        return all;
    }
};

}  // namespace

TEST_CASE("a page is read back from where the archive says it stands") {
    Shelf shelf;
    auto archive = shelf.open();
    archive.append(exchange("http://h/a", "first"));
    const std::string place = archive.append(exchange("http://h/b", "second\r\n\r\n"));
    const auto page = crawler::read_archived(shelf.folder.path(), place);
    REQUIRE(page);
    CHECK(page->url == "http://h/b");
    CHECK(page->body == "second\r\n\r\n");
    CHECK(page->status == 200);
    CHECK(page->content_type == "text/html");
    CHECK(page->digest == crawler::sha256("second\r\n\r\n"));
    CHECK(page->archived == place);
    CHECK(model::to_string(page->fetched) == "2027-01-15T08:00:00Z");
}

TEST_CASE("an archive file holds a warcinfo record and a request and a response a page") {
    Shelf shelf;
    shelf.open().append(exchange("http://h/a?b=c", "body"));
    REQUIRE(shelf.files() == std::set<std::string>{"negenplus-20270115080000-000.warc.gz"});
    const auto records = shelf.records(*shelf.files().begin());
    REQUIRE(records.size() == 3);
    CHECK(records[0].field("warc-type") == "warcinfo");
    CHECK(records[1].field("warc-type") == "request");
    CHECK(records[1].block.find("GET /a?b=c HTTP/1.1\r\nHost: h\r\nUser-Agent: test\r\n") == 0);
    CHECK(records[1].field("warc-concurrent-to") == records[2].field("warc-record-id"));
    CHECK(records[2].field("warc-type") == "response");
    CHECK(records[2].field("warc-target-uri") == "http://h/a?b=c");
    CHECK(records[2].field("warc-payload-digest") == crawler::sha256("body"));
    CHECK(records[2].field("warc-block-digest") == crawler::sha256(records[2].block));
}

TEST_CASE("headers that speak of a packed body are kept under other names") {
    Shelf shelf;
    shelf.open().append(exchange("http://h/a", "body"));
    const auto records = shelf.records(*shelf.files().begin());
    REQUIRE(records.size() == 3);
    CHECK(records[2].block.find("x-crawler-content-encoding: gzip\r\n") != std::string::npos);
    CHECK(records[2].block.find("\r\ncontent-length: 4\r\n") != std::string::npos);
}

TEST_CASE("each record is a gzip member of its own") {
    Shelf shelf;
    shelf.open().append(exchange("http://h/a", "body"));
    for (const auto& record : shelf.records(*shelf.files().begin()))
        CHECK_FALSE(record.location.empty());
}

TEST_CASE("a file that has grown to its limit is followed by another") {
    Shelf shelf;
    auto archive = shelf.open(1);
    archive.append(exchange("http://h/a", "one"));
    const std::string place = archive.append(exchange("http://h/b", "two"));
    CHECK(shelf.files().size() == 2);
    CHECK(place.find("negenplus-20270115080000-001.warc.gz:") == 0);
}

TEST_CASE("a second archive of the same second does not write into the first one's file") {
    Shelf shelf;
    shelf.open().append(exchange("http://h/a", "one"));
    const auto before = bytes_of(shelf.folder.path() / *shelf.files().begin());
    shelf.open().append(exchange("http://h/b", "two"));
    CHECK(shelf.files().size() == 2);
    CHECK(bytes_of(shelf.folder.path() / *shelf.files().begin()) == before);
}

TEST_CASE("an archive that was never written to leaves no file") {
    Shelf shelf;
    shelf.open();
    CHECK(shelf.files().empty());
}

TEST_CASE("a folder that cannot be written to throws a system error") {
    TempFolder folder;
    TwinClock clock;
    crawler::Archive archive({folder.path() / "a", "test", 1u << 20, [] { return "1"; }}, clock);
    std::filesystem::remove(folder.path() / "a");
    CHECK_THROWS_AS(archive.append(exchange("http://h/a", "one")), std::system_error);
}

TEST_CASE("a place outside the folder or without a record is an error text") {
    Shelf shelf;
    const std::string place = shelf.open().append(exchange("http://h/a", "body"));
    for (const std::string& wrong : {std::string("../x.warc.gz:0"), std::string("none.warc.gz:0"),
                                     std::string("x"), place + "7", std::string("/etc/passwd:0")})
        CHECK_FALSE(crawler::read_archived(shelf.folder.path(), wrong));
}

TEST_CASE("random UUIDs are of version 4 and differ") {
    const std::string one = crawler::random_uuid();
    CHECK(one.size() == 36);
    CHECK(one[14] == '4');
    CHECK(one != crawler::random_uuid());
}
