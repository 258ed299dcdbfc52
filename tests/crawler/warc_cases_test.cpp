// warcio's tests and the examples of the WARC standard, where they lie beside the checkout.
#include <algorithm>
#include <set>

#include "crawler/digest.h"
#include "crawler/gzip.h"
#include "crawler/header_block.h"
#include "crawler/text.h"
#include "tests/catch.h"
#include "tests/crawler/cases.h"
#include "tests/crawler/warc_outcome.h"

using crawler::page_of;
using crawler::WarcRecord;

namespace {

template <class Visit>
bool each_warc_case(const std::string& kind, Visit visit) {
    const auto file = shared_cases("warc/cases.jsonl");
    if (!std::filesystem::exists(file)) {
        WARN("skipped: the shared WARC cases are not here");
        return false;
    }
    each_case(file, [&](const rapidjson::Document& item) {
        if (text_of(item, "kind") != kind) return;
        INFO(text_of(item, "id"));
        visit(item);
    });
    return true;
}

crawler::Headers headers_of(const rapidjson::Value& pairs) {
    crawler::Headers headers;
    for (const auto& pair : pairs.GetArray())
        headers.emplace_back(crawler::lower(pair[0].GetString()), pair[1].GetString());
    return headers;
}

/// The fields as warcio gives them: it mends spaces in a URI, here `page_of` does.
crawler::Headers fields_of(const WarcRecord& record) {
    crawler::Headers fields = record.fields;
    for (auto& [name, value] : fields)
        if (name == "warc-target-uri") value = page_of(record)->url;
    return fields;
}

void check_page(const WarcRecord& record, const rapidjson::Value& wanted) {
    const auto page = page_of(record);
    REQUIRE(page);
    CHECK(page->body.size() == wanted["payload_length"].GetUint());
    CHECK(crawler::digest_fits("sha1:" + text_of(wanted, "payload_sha1"), page->body) == true);
    if (!wanted.HasMember("http_headers")) return;
    for (const auto& [name, value] : headers_of(wanted["http_headers"]))
        if (name == "content-type") CHECK(page->content_type == value);
}

void check_record(const WarcRecord& record, const rapidjson::Value& wanted) {
    const std::string type = text_of(wanted, "type");
    CHECK(record.field("warc-type") == type);
    const bool page = type == "response" || type == "resource";
    const auto fields = page ? fields_of(record) : record.fields;
    CHECK(fields == headers_of(wanted["headers"]));
    // Only what holds a page is unpacked; of other records the block is all.
    if (page) check_page(record, wanted);
}

std::string chunked_answer(const rapidjson::Value& item) {
    const std::string coding = text_of(item, "content_encoding");
    return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n" +
           (coding.empty() ? coding : "Content-Encoding: " + coding + "\r\n") + "\r\n" +
           from_base64(text_of(item, "input_b64"));
}

WarcRecord response(const std::string& block) {
    WarcRecord record;
    record.fields = {{"warc-type", "response"}, {"warc-target-uri", "http://h/"}};
    record.block = block;
    return record;
}

/// Blanks of any length as one, for warcio keeps those of folded lines.
std::string squeezed(std::string text) {
    const auto blanks = [](char a, char b) { return a == ' ' && b == ' '; };
    text.erase(std::unique(text.begin(), text.end(), blanks), text.end());
    return text;
}

/// An example of the standard as a file would have it: line ends whole, and the block, of which the
/// page shows only a part, as long as it says.
std::string whole_record(const std::string& example) {
    const std::string head = example.substr(0, example.find("\n\n"));
    std::string text;
    for (const char c : head) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
    std::string_view rest = std::string_view(head).substr(head.find('\n') + 1);
    std::size_t length = 0;
    for (const auto& [name, value] : crawler::take_headers(rest))
        if (name == "content-length") length = std::stoul(value);
    return text + "\r\n\r\n" + std::string(length, 'x') + "\r\n\r\n";
}

}  // namespace

TEST_CASE("the shared WARC files give the records and pages that other readers see") {
    each_warc_case("file", [](const rapidjson::Document& item) {
        // The ARC format, older than WARC, is not read.
        if (!item["in_scope"].GetBool()) return;
        // warcio refuses a file with one gzip member for all records; see the next test.
        if (!item["observed_error"].IsNull()) return;
        const auto outcome = read_records(shared_cases("warc") / text_of(item, "file"));
        const auto& wanted = item["observed_records"];
        CHECK(outcome.errors.empty());
        REQUIRE(outcome.records.size() == wanted.Size());
        for (rapidjson::SizeType i = 0; i < wanted.Size(); ++i) {
            check_record(outcome.records[i], wanted[i]);
            const std::string place = ':' + std::to_string(wanted[i]["offset"].GetUint64());
            const auto& found = outcome.records[i].location;
            CHECK(found.substr(std::min(found.rfind(':'), found.size())) == place);
        }
    });
}

TEST_CASE("a shared WARC file that other readers refuse gives its records or an error") {
    each_warc_case("file", [](const rapidjson::Document& item) {
        if (!item["in_scope"].GetBool() || item["observed_error"].IsNull()) return;
        const auto outcome = read_records(shared_cases("warc") / text_of(item, "file"));
        CHECK(outcome.records.size() + outcome.errors.size() >= 1);
        CHECK(outcome.records.size() >= item["observed_records"].Size());
    });
}

TEST_CASE("the shared WARC files' wrong block digests, and no others, are told") {
    // Left out: wrong payload digests. Writers do not agree on what a payload's digest covers, and
    // the block's digest covers all of it.
    each_warc_case("file", [](const rapidjson::Document& item) {
        if (text_of(item, "id").find("block-value") == std::string::npos) return;
        const auto outcome = read_records(shared_cases("warc") / text_of(item, "file"));
        for (std::size_t i = 0; i < outcome.records.size(); ++i) {
            const WarcRecord& record = outcome.records[i];
            const auto fits = crawler::digest_fits(record.field("warc-block-digest"), record.block);
            CHECK(fits.value_or(true) == (i != item["asserted_failed_digest_record"].GetUint()));
        }
    });
}

TEST_CASE("the shared WARC files cut short give the whole records before the cut") {
    each_warc_case("truncated", [](const rapidjson::Document& item) {
        const auto file = shared_cases("warc") / text_of(item, "file");
        const auto whole = types_of(read_records(file));
        const auto bytes = bytes_of(file).substr(0, item["first_bytes"].GetUint());
        const auto outcome = types_of(read_bytes(bytes));
        // warcio counts the record that the cut goes through.
        CHECK(outcome.size() + 1 >= item["observed_types"].Size());
        CHECK(std::equal(outcome.begin(), outcome.end(), whole.begin()));
    });
}

TEST_CASE("the records of warcio's writer are read to the last field and byte") {
    // Left out: writing the same bytes. The archive writes records of its own kind only, which
    // archive_test.cpp reads again.
    each_warc_case("record", [](const rapidjson::Document& item) {
        const auto outcome = read_bytes(text_of(item, "record"));
        CHECK(outcome.errors.empty());
        REQUIRE(outcome.records.size() == 1);
        const WarcRecord& record = outcome.records[0];
        CHECK(record.block.size() == item["block_length"].GetUint());
        const auto digest = crawler::digest_fits(record.field("warc-block-digest"), record.block);
        CHECK(digest.value_or(true) == item["block_digest_recomputed_ok"].GetBool());
        // warcio gives a body of an unknown content-encoding as it is; here it is an error, because
        // packed bytes are no page.
        if (text_of(item, "id") == "record-response_record_2")
            CHECK_FALSE(page_of(record));
        else
            check_record(record, item["observed"]);
    });
}

TEST_CASE("chunked bodies of warcio's tests are put together") {
    each_warc_case("chunked", [](const rapidjson::Document& item) {
        const auto page = page_of(response(chunked_answer(item)));
        // A body that ends inside a chunk is an error here: half a page has half the reviews.
        if (text_of(item, "why").find("cut off inside a chunk") == 0)
            CHECK_FALSE(page);
        else
            CHECK(page.value().body == from_base64(text_of(item, "expected_b64")));
    });
}

TEST_CASE("packed bodies of warcio's tests are unpacked") {
    each_warc_case("content_decoding", [](const rapidjson::Document& item) {
        const auto page = page_of(
            response("HTTP/1.1 200 OK\r\nContent-Encoding: " + text_of(item, "content_encoding") +
                     "\r\n\r\n" + from_base64(text_of(item, "input_b64"))));
        const auto& repeat = item["expected_repeat"];
        std::string wanted;
        for (int i = 0; i < repeat["count"].GetInt(); ++i) wanted += text_of(repeat, "unit");
        CHECK((page && page->body == wanted));
    });
}

TEST_CASE("header blocks of warcio's tests give their fields") {
    each_warc_case("header_block", [](const rapidjson::Document& item) {
        const std::string input = text_of(item, "input");
        std::string_view block = input;
        const auto head = crawler::take_http_head(block);
        const auto& wanted = item["expected"];
        CHECK(std::to_string(head.status) == text_of(wanted, "status").substr(0, 3));
        auto headers = headers_of(wanted["headers"]);
        for (auto& header : headers) header.second = squeezed(header.second);
        CHECK(head.headers == headers);
    });
}

TEST_CASE("digests are compared as warcio compares them") {
    each_warc_case("digest_compare", [](const rapidjson::Document& item) {
        // The SHA-1 of nothing, in every case.
        REQUIRE(crawler::digest_fits("sha1:" + text_of(item, "sha1_hex"), "") == true);
        const auto fits = crawler::digest_fits(text_of(item, "header_value"), "");
        const auto& wanted = item["expected"];
        CHECK(fits == (wanted.IsBool() ? std::optional(wanted.GetBool()) : std::nullopt));
    });
}

TEST_CASE("the headers of the standard's examples are read") {
    // Left out: their blocks, which the page elides, and spec-warc-1.0-i4, where the page has an
    // empty line before Content-Length.
    const std::set<std::string> types = {"warcinfo", "response", "resource",   "request",
                                         "metadata", "revisit",  "conversion", "continuation"};
    each_warc_case("spec_example", [&](const rapidjson::Document& item) {
        if (text_of(item, "id") == "spec-warc-1.0-i4") return;
        const auto outcome = read_bytes(whole_record(text_of(item, "text")));
        REQUIRE(outcome.records.size() == 1);
        CHECK(types.count(std::string(outcome.records[0].field("warc-type"))) == 1);
        CHECK_FALSE(outcome.records[0].field("warc-record-id").empty());
        CHECK(outcome.records[0].field("warc-date").find("20") == 0);
    });
}
