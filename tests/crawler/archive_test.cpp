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

crawler::Exchange again(crawler::Exchange first, const std::string& location,
                        const std::string& digest) {
    first.earlier = crawler::Earlier{location, digest, first.fetched};
    first.fetched += std::chrono::hours(168);
    return first;
}

/// The same page a week later, archived before at `location`.
crawler::Exchange again(const crawler::Exchange& first, const std::string& location) {
    return again(first, location, crawler::sha256(first.body));
}

crawler::Exchange unmodified(const crawler::Exchange& first, const std::string& location) {
    auto exchange = again(first, location);
    exchange.status = 304;
    exchange.response_headers = {{"etag", "\"a\""}};
    exchange.body = {};
    return exchange;
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
    /// The last record of the last file.
    crawler::WarcRecord last() const { return records(*files().rbegin()).back(); }
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

TEST_CASE("a body that was archived before is not kept twice, and is read where it stood") {
    Shelf shelf;
    const auto first = exchange("http://h/a", "the body");
    const std::string place = shelf.open().append(first);
    CHECK(shelf.open().append(again(first, place)) == place);
    CHECK(shelf.last().block.find("the body") == std::string::npos);
    CHECK(crawler::read_archived(shelf.folder.path(), place)->body == "the body");
}

TEST_CASE("a revisit record tells where, when and as what the same body was archived") {
    Shelf shelf;
    auto archive = shelf.open();
    const auto first = exchange("http://h/a", "body");
    const std::string place = archive.append(first);
    const auto response = shelf.last();
    archive.append(again(first, place));
    const auto revisit = shelf.last();
    CHECK(revisit.field("warc-type") == "revisit");
    CHECK(revisit.field("warc-profile") ==
          "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest");
    CHECK(revisit.field("warc-target-uri") == "http://h/a");
    CHECK(revisit.field("warc-date") == "2027-01-22T08:00:00Z");
    CHECK(revisit.field("warc-refers-to") == response.field("warc-record-id"));
    CHECK(revisit.field("warc-refers-to-target-uri") == "http://h/a");
    CHECK(revisit.field("warc-refers-to-date") == response.field("warc-date"));
    CHECK(revisit.field("warc-payload-digest") == crawler::sha256("body"));
    CHECK(revisit.field("warc-truncated") == "length");
    CHECK(revisit.field("warc-block-digest") == crawler::sha256(revisit.block));
}

TEST_CASE("a revisit record holds the answer's head") {
    Shelf shelf;
    auto archive = shelf.open();
    const auto first = exchange("http://h/a", "body");
    archive.append(again(first, archive.append(first)));
    CHECK(shelf.last().block ==
          "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nx-crawler-content-encoding: gzip\r\n"
          "content-length: 4\r\n\r\n");
}

TEST_CASE("a revisit refers to the record's own date, whatever is remembered of it") {
    Shelf shelf;
    auto archive = shelf.open();
    const auto first = exchange("http://h/a", "body");
    auto third = again(first, archive.append(first));
    third.earlier->fetched += std::chrono::hours(24);
    archive.append(third);
    CHECK(shelf.last().field("warc-refers-to-date") == "2027-01-15T08:00:00Z");
}

TEST_CASE("another body than before is archived whole") {
    Shelf shelf;
    auto archive = shelf.open();
    const auto first = exchange("http://h/a", "old");
    const std::string place = archive.append(first);
    auto second = again(first, place);
    second.body = "new";
    const std::string other = archive.append(second);
    CHECK(other != place);
    CHECK(crawler::read_archived(shelf.folder.path(), other)->body == "new");
}

TEST_CASE("a page whose archive file is gone is archived whole") {
    Shelf shelf;
    const auto first = exchange("http://h/a", "body");
    const std::string place = shelf.open().append(first);
    std::filesystem::remove(shelf.folder.path() / *shelf.files().begin());
    shelf.clock.pass(std::chrono::hours(168));
    const std::string other = shelf.open().append(again(first, place));
    CHECK(other != place);
    CHECK(crawler::read_archived(shelf.folder.path(), other)->body == "body");
}

TEST_CASE("a page is archived whole where another page's record stands at the place") {
    Shelf shelf;
    auto archive = shelf.open();
    const std::string place = archive.append(exchange("http://h/a", "body"));
    const auto elsewhere = again(exchange("http://h/b", "body"), place);
    CHECK(archive.append(elsewhere) != place);
    CHECK(shelf.last().field("warc-type") == "response");
}

TEST_CASE("a digest that is remembered wrongly does not stand in for the body") {
    Shelf shelf;
    auto archive = shelf.open();
    const auto first = exchange("http://h/a", "old");
    const std::string place = archive.append(first);
    auto second = again(first, place, crawler::sha256("new"));
    second.body = "new";
    CHECK(archive.append(second) != place);
}

TEST_CASE("a 304 is a revisit of the page as it was archived") {
    Shelf shelf;
    auto archive = shelf.open();
    const auto first = exchange("http://h/a", "body");
    const std::string place = archive.append(first);
    CHECK(archive.append(unmodified(first, place)) == place);
    const auto revisit = shelf.last();
    CHECK(revisit.field("warc-profile") ==
          "http://netpreserve.org/warc/1.1/revisit/server-not-modified");
    CHECK(revisit.field("warc-refers-to-date") == "2027-01-15T08:00:00Z");
    CHECK(revisit.field("warc-payload-digest") == crawler::sha256("body"));
    CHECK(revisit.field("warc-truncated").empty());
    CHECK(revisit.block == "HTTP/1.1 304 Not Modified\r\netag: \"a\"\r\n\r\n");
}

TEST_CASE("a 304 whose page is gone from the archive leads nowhere") {
    Shelf shelf;
    auto archive = shelf.open();
    const auto gone = unmodified(exchange("http://h/a", "body"), "negenplus-1-0.warc.gz:0");
    CHECK(archive.append(gone).empty());
    CHECK(shelf.last().field("warc-refers-to-date") == "2027-01-15T08:00:00Z");
}

TEST_CASE("a 304 of a page that was never archived is kept as any answer") {
    Shelf shelf;
    auto strange = unmodified(exchange("http://h/a", "body"), "");
    strange.earlier.reset();
    CHECK_FALSE(shelf.open().append(strange).empty());
    CHECK(shelf.last().field("warc-type") == "response");
}

TEST_CASE("an archive knows whether a page still stands in it") {
    Shelf shelf;
    auto archive = shelf.open();
    const std::string place = archive.append(exchange("http://h/a", "body"));
    const std::string request = place.substr(0, place.find(':')) + ":0";
    CHECK(archive.holds(place));
    CHECK_FALSE(archive.holds(request));
    CHECK_FALSE(archive.holds(place + "7"));
    CHECK_FALSE(archive.holds("../" + place));
    CHECK_FALSE(archive.holds(""));
}

TEST_CASE("a revisit holds no page") {
    Shelf shelf;
    auto archive = shelf.open();
    const auto first = exchange("http://h/a", "body");
    archive.append(again(first, archive.append(first)));
    CHECK_FALSE(crawler::holds_page(shelf.last()));
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
