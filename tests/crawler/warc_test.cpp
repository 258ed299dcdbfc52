#include "crawler/warc.h"

#include <algorithm>

#include "crawler/gzip.h"
#include "tests/catch.h"
#include "tests/crawler/cases.h"
#include "tests/crawler/temp_folder.h"

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

struct Outcome {
    std::vector<WarcRecord> records;
    std::vector<std::string> errors;
};

Outcome read(const std::filesystem::path& file) {
    Outcome outcome;
    WarcReader reader(file);
    while (auto record = reader.next()) {
        if (*record)
            outcome.records.push_back(**record);
        else
            outcome.errors.push_back(record->error());
    }
    return outcome;
}

Outcome read_bytes(const std::string& bytes) {
    TempFolder folder;
    return read(folder.write("x.warc", bytes));
}

std::string body_of(const std::string& block) {
    const auto outcome = read_bytes(response_record(block));
    if (outcome.records.size() != 1) return "no record";
    const auto page = page_of(outcome.records[0]);
    return page ? page->body : "error: " + page.error();
}

std::vector<std::string> types(const Outcome& outcome) {
    std::vector<std::string> all;
    for (const auto& record : outcome.records) all.emplace_back(record.field("warc-type"));
    return all;
}

const std::string two = response_record(ok("one")) + response_record(ok("two"), "http://h/b");

}  // namespace

TEST_CASE("the records of a plain WARC file are read, each from its own offset") {
    TempFolder folder;
    const auto outcome = read(folder.write("x.warc", two));
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
    const auto outcome = read(file);
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

TEST_CASE("broken gzip data is an error or a gap, and the next member is read") {
    std::string first = crawler::gzip_member(response_record(ok(std::string(3000, 'x') + "one")));
    first[20] = static_cast<char>(~first[20]);
    first[30] = static_cast<char>(~first[30]);
    const auto outcome = read_bytes(first + crawler::gzip_member(response_record(ok("two"))));
    REQUIRE_FALSE(outcome.records.empty());
    CHECK(page_of(outcome.records.back())->body == "two");
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
    CHECK(read("/nowhere/x.warc").errors.size() == 1);
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

TEST_CASE("a body packed with gzip is unpacked, one with an unknown packing is an error") {
    CHECK(body_of(ok(crawler::gzip_member("text"), "Content-Encoding: gzip\r\n")) == "text");
    CHECK(body_of(ok("text", "Content-Encoding: gzip\r\n")) == "text");
    CHECK(body_of(ok("text", "Content-Encoding: br\r\n")).find("error: ") == 0);
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

TEST_CASE("the shared WARC files give the records that other readers see") {
    if (!std::filesystem::exists(shared_cases("warc/cases.jsonl"))) {
        WARN("skipped: the shared WARC cases are not here");
        return;
    }
    each_case(shared_cases("warc/cases.jsonl"), [](const rapidjson::Document& item) {
        if (text_of(item, "kind") != "file" || !item["in_scope"].GetBool()) return;
        // warcio refuses a file with one gzip member for all records; here it is read.
        if (!item["observed_error"].IsNull()) return;
        INFO(text_of(item, "id"));
        const auto outcome = read(shared_cases("warc") / text_of(item, "file"));
        std::vector<std::string> wanted;
        for (const auto& record : item["observed_records"].GetArray())
            wanted.push_back(text_of(record, "type"));
        CHECK(types(outcome) == wanted);
    });
}

TEST_CASE("the shared WARC files cut short give the whole records before the cut") {
    if (!std::filesystem::exists(shared_cases("warc/cases.jsonl"))) {
        WARN("skipped: the shared WARC cases are not here");
        return;
    }
    each_case(shared_cases("warc/cases.jsonl"), [](const rapidjson::Document& item) {
        if (text_of(item, "kind") != "truncated") return;
        INFO(text_of(item, "id"));
        const auto file = shared_cases("warc") / text_of(item, "file");
        const auto whole = types(read(file));
        const auto bytes = bytes_of(file).substr(0, item["first_bytes"].GetUint());
        const auto outcome = types(read_bytes(bytes));
        // warcio counts the record that the cut goes through.
        CHECK(outcome.size() + 1 >= item["observed_types"].Size());
        CHECK(std::equal(outcome.begin(), outcome.end(), whole.begin()));
    });
}
