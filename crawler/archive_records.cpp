#include "crawler/archive_records.h"

#include <algorithm>
#include <array>

#include "crawler/digest.h"
#include "crawler/url.h"
#include "crawler/warc.h"

namespace crawler {
namespace {

constexpr std::string_view profiles = "http://netpreserve.org/warc/1.1/revisit/";

std::string lines(const Headers& headers) {
    std::string text;
    for (const auto& [name, value] : headers) text += name + ": " + value + "\r\n";
    return text;
}

std::string request_block(const Exchange& exchange) {
    const auto url = parse_url(exchange.url);
    std::string text = "GET " + (url ? url->target() : exchange.url) + " HTTP/1.1\r\n";
    if (url) text += "Host: " + url->origin().substr(url->scheme.size() + 3) + "\r\n";
    return text + lines(exchange.request_headers) + "\r\n";
}

std::string status_line(int status) {
    const std::string reason = status == 200 ? "OK" : status == 304 ? "Not Modified" : "-";
    return "HTTP/1.1 " + std::to_string(status) + ' ' + reason + "\r\n";
}

/// Headers that speak of the packed body are kept under other names, as Common Crawl does, so that
/// they do not mislead a reader of the unpacked one.
std::string answer_headers(const Exchange& exchange) {
    constexpr std::array<std::string_view, 3> packed = {"content-encoding", "content-length",
                                                        "transfer-encoding"};
    std::string text;
    for (const auto& [name, value] : exchange.response_headers) {
        const bool moved = std::find(packed.begin(), packed.end(), name) != packed.end();
        text += (moved ? "x-crawler-" : "") + name + ": " + value + "\r\n";
    }
    return text;
}

/// The answer's head with the length of its unpacked body.
std::string answer_head(const Exchange& exchange) {
    return status_line(exchange.status) + answer_headers(exchange) +
           "content-length: " + std::to_string(exchange.body.size()) + "\r\n\r\n";
}

Headers answer_fields(const std::string& type, const Exchange& exchange, const RecordIds& ids) {
    return {{"WARC-Type", type},
            {"WARC-Record-ID", ids.answer},
            {"WARC-Date", model::to_string(exchange.fetched)},
            {"WARC-Target-URI", exchange.url},
            {"WARC-Warcinfo-ID", ids.warcinfo},
            {"Content-Type", "application/http; msgtype=response"}};
}

}  // namespace

std::optional<Original> original_at(const std::filesystem::path& folder,
                                    const std::string& location) {
    const auto record = read_archived_fields(folder, location);
    if (!record || record->field("warc-type") != "response") return std::nullopt;
    return Original{
        std::string(record->field("warc-record-id")), std::string(record->field("warc-target-uri")),
        std::string(record->field("warc-date")), std::string(record->field("warc-payload-digest"))};
}

std::string urn(const std::string& id) {
    return "<urn:uuid:" + id + ">";
}

RecordDraft request_record(const Exchange& exchange, const RecordIds& ids) {
    return {{{"WARC-Type", "request"},
             {"WARC-Record-ID", ids.request},
             {"WARC-Date", model::to_string(exchange.fetched)},
             {"WARC-Target-URI", exchange.url},
             {"WARC-Warcinfo-ID", ids.warcinfo},
             {"WARC-Concurrent-To", ids.answer},
             {"Content-Type", "application/http; msgtype=request"}},
            request_block(exchange)};
}

RecordDraft response_record(const Exchange& exchange, const RecordIds& ids,
                            const std::string& digest) {
    RecordDraft record{answer_fields("response", exchange, ids), answer_head(exchange)};
    record.fields.emplace_back("WARC-Payload-Digest", digest);
    record.block += exchange.body;
    return record;
}

RecordDraft revisit_record(const Exchange& exchange, const RecordIds& ids,
                           const Original& original) {
    const bool unmodified = exchange.status == 304;
    RecordDraft record{answer_fields("revisit", exchange, ids), {}};
    Headers& fields = record.fields;
    fields.emplace_back(
        "WARC-Profile",
        std::string(profiles) + (unmodified ? "server-not-modified" : "identical-payload-digest"));
    if (!original.id.empty()) fields.emplace_back("WARC-Refers-To", original.id);
    fields.emplace_back("WARC-Refers-To-Target-URI", original.url);
    fields.emplace_back("WARC-Refers-To-Date", original.date);
    if (!original.digest.empty()) fields.emplace_back("WARC-Payload-Digest", original.digest);
    // The standard asks for the mark where a body was left out; a 304 never had one.
    if (!unmodified) fields.emplace_back("WARC-Truncated", "length");
    record.block =
        unmodified ? status_line(304) + answer_headers(exchange) + "\r\n" : answer_head(exchange);
    return record;
}

std::string record_bytes(const Headers& fields, std::string_view block) {
    std::string record = "WARC/1.1\r\n" + lines(fields);
    record += "WARC-Block-Digest: " + sha256(block) + "\r\n";
    record += "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n";
    record += block;
    record += "\r\n\r\n";
    return record;
}

}  // namespace crawler
