#include "crawler/warc.h"

#include "crawler/digest.h"
#include "crawler/gzip.h"
#include "crawler/header_block.h"
#include "tests/catch.h"
#include "tests/crawler/cases.h"
#include "tests/crawler/warc_outcome.h"

using crawler::page_of;
using crawler::WarcReader;
using crawler::WarcRecord;

namespace {

std::string response_record(const std::string& block, const std::string& url = "http://h/a") {
    return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + url +
           "\r\nWARC-Date: 2027-01-15T08:00:00Z\r\nContent-Length: " +
           std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string ok(const std::string& body, const std::string& headers = {}) {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + headers + "\r\n" + body;
}

std::string body_of(const std::string& block) {
    const auto outcome = read_bytes(response_record(block));
    if (outcome.records.size() != 1) return "no record";
    const auto page = page_of(outcome.records[0]);
    return page ? page->body : "error: " + page.error();
}

const std::string two = response_record(ok("one")) + response_record(ok("two"), "http://h/b");

}  // namespace

TEST_CASE("the records of a plain WARC file are read, each from its own offset") {
    TempFolder folder;
    const auto outcome = read_records(folder.write("x.warc", two));
    CHECK(outcome.errors.empty());
    REQUIRE(outcome.records.size() == 2);
    const auto again = crawler::read_archived(folder.path(), outcome.records[1].location);
    REQUIRE(again);
    CHECK(again->body == "two");
}

TEST_CASE("the records of a gzip member each are read, each from its own offset") {
    TempFolder folder;
    const auto file = folder.write(
        "x.warc.gz", crawler::gzip_member(response_record(ok("one"))) +
                         crawler::gzip_member(response_record(ok("two"), "http://h/b")));
    const auto outcome = read_records(file);
    CHECK(outcome.errors.empty());
    REQUIRE(outcome.records.size() == 2);
    const auto again = crawler::read_archived(folder.path(), outcome.records[1].location);
    REQUIRE(again);
    CHECK(again->body == "two");
}

TEST_CASE("records that share one gzip member are read; only the first has a place of its own") {
    const auto outcome = read_bytes(crawler::gzip_member(two));
    REQUIRE(outcome.records.size() == 2);
    CHECK_FALSE(outcome.records[0].location.empty());
    CHECK(outcome.records[1].location.empty());
}

TEST_CASE("a record that is cut off is an error behind the whole ones") {
    for (const std::string& bytes : {two, crawler::gzip_member(two)}) {
        const auto outcome = read_bytes(bytes.substr(0, bytes.size() - 12));
        CHECK(outcome.records.size() == 1);
        CHECK(outcome.errors.size() == 1);
    }
}

TEST_CASE("any cut of a file gives whole records and at most one error") {
    const std::string packed = crawler::gzip_member(response_record(ok("one"))) +
                               crawler::gzip_member(response_record(ok("two")));
    for (const std::string& bytes : {two, packed})
        for (std::size_t length = 0; length < bytes.size(); length += 7) {
            const auto outcome = read_bytes(bytes.substr(0, length));
            CHECK(outcome.records.size() <= 2);
            CHECK(outcome.errors.size() <= 1);
        }
}

TEST_CASE("broken gzip data is an error, not a gap, and the next member is read") {
    std::string first = crawler::gzip_member(response_record(ok(std::string(3000, 'x') + "one")));
    first[20] = static_cast<char>(~first[20]);
    first[30] = static_cast<char>(~first[30]);
    const auto outcome = read_bytes(first + crawler::gzip_member(response_record(ok("two"))));
    CHECK_FALSE(outcome.errors.empty());
    REQUIRE_FALSE(outcome.records.empty());
    CHECK(page_of(outcome.records.back())->body == "two");
}

TEST_CASE("a packed file of which nothing can be unpacked is an error, not an empty file") {
    const std::string whole = crawler::gzip_member(response_record(ok("one")));
    CHECK(read_bytes(whole.substr(0, 12)).errors.size() == 1);
    CHECK(read_bytes("\x1f\x8b\x08 and then nothing of gzip").errors.size() == 1);
}

TEST_CASE("a record with a wrong length is an error and the next one is read") {
    std::string wrong = response_record(ok("one"));
    wrong.replace(wrong.find("Content-Length: ") + 16, 2, "11");
    const auto outcome = read_bytes(wrong + response_record(ok("two")));
    CHECK_FALSE(outcome.errors.empty());
    REQUIRE(outcome.records.size() == 1);
    CHECK(page_of(outcome.records[0])->body == "two");
}

TEST_CASE("a record larger than the limit is an error and the next one is read") {
    TempFolder folder;
    const auto file = folder.write(
        "x.warc", response_record(ok(std::string(5000, 'x'))) + response_record(ok("two")));
    WarcReader reader(file, 0, 1000);
    CHECK_FALSE(*reader.next());
    const auto second = reader.next();
    REQUIRE(second);
    REQUIRE(*second);
    CHECK(page_of(**second)->body == "two");
    CHECK_FALSE(reader.next());
}

TEST_CASE("a file that is no WARC file or is not there is an error, not an endless loop") {
    CHECK(read_bytes("<html>no archive</html>\n").errors.size() == 1);
    CHECK(read_bytes("").errors.empty());
    CHECK(read_records("/nowhere/x.warc").errors.size() == 1);
}

TEST_CASE("a chunked body is put together") {
    const std::string header = "Transfer-Encoding: chunked\r\n";
    CHECK(body_of(ok("4\r\nWiki\r\n6;x=1\r\npedia \r\n0\r\n\r\n", header)) == "Wikipedia ");
}

TEST_CASE("a body that was unchunked already is taken as it is") {
    CHECK(body_of(ok("<html>\n</html>", "Transfer-Encoding: chunked\r\n")) == "<html>\n</html>");
}

TEST_CASE("a wrongly chunked body is an error") {
    const std::string header = "Transfer-Encoding: chunked\r\n";
    CHECK(body_of(ok("4\r\nWiki\r\nxyz\r\n", header)).find("error: ") == 0);
    CHECK(body_of(ok("4\r\nWiki\r\n9\r\nab", header)).find("error: ") == 0);
}

TEST_CASE("a body that only begins like a chunked one is taken as it is") {
    CHECK(body_of(ok("1\r\nxyz\r\n", "Transfer-Encoding: chunked\r\n")) == "1\r\nxyz\r\n");
}

TEST_CASE("a body packed with gzip is unpacked, one with an unknown packing is an error") {
    CHECK(body_of(ok(crawler::gzip_member("text"), "Content-Encoding: gzip\r\n")) == "text");
    CHECK(body_of(ok("text", "Content-Encoding: gzip\r\n")) == "text");
    CHECK(body_of(ok("(\xb5/\xfd", "Content-Encoding: zstd\r\n")).find("error: ") == 0);
}

TEST_CASE("a URI in angle brackets or with spaces is mended") {
    const auto outcome = read_bytes(response_record(ok("x"), "<http://h/a b>"));
    REQUIRE(outcome.records.size() == 1);
    CHECK(page_of(outcome.records[0])->url == "http://h/a%20b");
}

TEST_CASE("responses and resources hold pages, other records do not") {
    WarcRecord record;
    record.fields = {{"warc-type", "resource"}, {"warc-target-uri", "https://h/a"}};
    CHECK(crawler::holds_page(record));
    record.fields[0].second = "request";
    CHECK_FALSE(crawler::holds_page(record));
    record.fields = {{"warc-type", "response"}, {"warc-target-uri", "dns:h"}};
    CHECK_FALSE(crawler::holds_page(record));
}

TEST_CASE("headers that are folded are put together, and lines that are none are skipped") {
    std::string_view text =
        "Content-Type: text/html;\r\n charset=utf-8\r\n%Invalid%\r\n\tits folded line\r\n"
        "ETag : \"a\"\n\r\nbody";
    const auto headers = crawler::take_headers(text);
    CHECK(headers ==
          crawler::Headers{{"content-type", "text/html; charset=utf-8"}, {"etag", "\"a\""}});
    CHECK(text == "body");
}

TEST_CASE("the status of an answer is read, whatever the case of its protocol") {
    std::string_view answer = "http/1.0 204 empty\r\n\r\n";
    CHECK(crawler::take_http_head(answer).status == 204);
    CHECK(body_of("http/1.0 200 OK\r\n\r\ntext") == "text");
}

TEST_CASE("a body packed with brotli or deflate, with a header or without, is unpacked") {
    const std::string brotli = from_base64("iwGAdGV4dAM=");
    CHECK(body_of(ok(brotli, "Content-Encoding: br\r\n")) == "text");
    const std::string raw = std::string("\x2b\x49\xad\x28\x01\x00", 6);
    CHECK(body_of(ok(raw, "Content-Encoding: deflate\r\n")) == "text");
    const std::string zlib = "\x78\x9c" + raw + "\x04\x67\x01\xc6";
    CHECK(body_of(ok(zlib, "Content-Encoding: deflate\r\n")) == "text");
}

TEST_CASE("a body packed twice is unpacked twice") {
    const std::string twice = crawler::gzip_member(crawler::gzip_member("text"));
    CHECK(body_of(ok(twice, "Content-Encoding: gzip, x-gzip\r\n")) == "text");
}

TEST_CASE("a body that was unpacked already is taken as it is") {
    for (const char* coding : {"gzip", "deflate", "br", "zstd"})
        CHECK(body_of(ok("<html>", "Content-Encoding: " + std::string(coding) + "\r\n")) ==
              "<html>");
}

TEST_CASE("a brotli bomb ends at the limit") {
    // 16 MiB of "x".
    const std::string bomb = from_base64("y///P/gl8OKxQCD3/i/////wSwDEYRGA7v0f");
    const auto unpacked = crawler::unpack_brotli(bomb, 1000);
    CHECK(unpacked.bytes.size() == 1000);
    CHECK(unpacked.problem == "too large when unpacked");
}

TEST_CASE("a segment of a page is an error, not half a page") {
    std::string bytes = response_record(ok("half of"));
    bytes.insert(bytes.find("Content-Length"), "WARC-Segment-Number: 1\r\n");
    const auto outcome = read_bytes(bytes);
    REQUIRE(outcome.records.size() == 1);
    CHECK_FALSE(page_of(outcome.records[0]));
}

TEST_CASE("an archived record that was changed is an error when it is read again") {
    std::string bytes = response_record(ok("one"));
    const std::string digest = crawler::sha256(ok("one"));
    bytes.insert(bytes.find("Content-Length"), "WARC-Block-Digest: " + digest + "\r\n");
    TempFolder folder;
    folder.write("good.warc", bytes);
    CHECK(crawler::read_archived(folder.path(), "good.warc:0"));
    bytes.replace(bytes.rfind("one"), 3, "two");
    folder.write("bad.warc", bytes);
    CHECK_FALSE(crawler::read_archived(folder.path(), "bad.warc:0"));
}
