// The page in a WARC record: HTTP's own wrapping taken off.
#include <algorithm>
#include <charconv>

#include "crawler/digest.h"
#include "crawler/gzip.h"
#include "crawler/text.h"
#include "crawler/warc.h"

namespace crawler {
namespace {

constexpr std::size_t max_unpacked = 64u << 20;

tl::unexpected<std::string> error(std::string text) {
    return tl::unexpected<std::string>(std::move(text));
}

/// An HTTP message's first line and headers, taken off the front of `block`. The last header of a
/// name counts; lines that are none are skipped.
Response head_of(std::string_view& block) {
    Response response;
    bool first = true;
    while (!block.empty()) {
        const auto end = std::min(block.find('\n'), block.size());
        const std::string_view line = block.substr(0, end);
        block.remove_prefix(std::min(end + 1, block.size()));
        const auto colon = line.find(':');
        if (trimmed(line).empty()) break;
        if (first) {
            const auto blank = std::min(line.find(' '), line.size());
            const std::string_view code = trimmed(line.substr(blank)).substr(0, 3);
            std::from_chars(code.data(), code.data() + code.size(), response.status);
        } else if (line.find_first_of(" \t") == 0 && !response.headers.empty()) {
            response.headers.back().second += ' ' + std::string(trimmed(line));
        } else if (colon != std::string_view::npos) {
            response.headers.emplace_back(lower(trimmed(line.substr(0, colon))),
                                          trimmed(line.substr(colon + 1)));
        }
        first = false;
    }
    return response;
}

/// The size line of a chunk, taken off; nothing where there is none.
std::optional<std::size_t> chunk_size(std::string_view& bytes) {
    const auto end = bytes.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = trimmed(bytes.substr(0, std::min(bytes.find(';'), end)));
    std::size_t size = 0;
    const auto read = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (line.empty() || read.ec != std::errc{} || read.ptr != line.data() + line.size())
        return std::nullopt;
    bytes.remove_prefix(end + 1);
    return size;
}

/// A chunked body put together. Many archives keep the header over a body that was unchunked
/// already: what does not begin with a chunk is the body itself.
tl::expected<std::string, std::string> unchunked(std::string_view bytes) {
    std::string body;
    const std::string_view whole = bytes;
    for (bool first = true;; first = false) {
        const auto size = chunk_size(bytes);
        if (!size && first) return std::string(whole);
        if (!size) return error("the body is wrongly chunked");
        if (*size == 0) return body;
        if (*size > bytes.size()) return error("the body is cut off inside a chunk");
        body += bytes.substr(0, *size);
        bytes.remove_prefix(*size);
        if (bytes.substr(0, 2) == "\r\n") bytes.remove_prefix(2);
    }
}

/// A body as its Content-Encoding says; one that plainly is not packed is left as it is.
tl::expected<std::string, std::string> unpacked(std::string body, std::string_view encoding) {
    const std::string name = lower(trimmed(encoding));
    if (name.empty() || name == "identity") return body;
    if (name == "gzip" || name == "x-gzip" || name == "deflate") {
        const bool gzip = body.substr(0, 2) == "\x1f\x8b";
        const bool zlib = !body.empty() && (body[0] & 0x0f) == 8;
        if (!gzip && !(name == "deflate" && zlib)) return body;
        return inflated(body, max_unpacked);
    }
    return error("content-encoding " + name + " cannot be read");
}

/// Some writers put the URI in angle brackets, some leave spaces in it.
std::string target_uri(std::string_view text) {
    text = trimmed(text);
    if (text.size() > 2 && text.front() == '<' && text.back() == '>')
        text = text.substr(1, text.size() - 2);
    std::string uri;
    for (const char c : text) uri += c == ' ' ? std::string("%20") : std::string(1, c);
    return uri;
}

}  // namespace

bool holds_page(const WarcRecord& record) {
    const std::string_view type = record.field("warc-type");
    const std::string uri = target_uri(record.field("warc-target-uri"));
    const bool web = uri.substr(0, 7) == "http://" || uri.substr(0, 8) == "https://";
    return web && (type == "response" || type == "resource");
}

tl::expected<Page, std::string> page_of(const WarcRecord& record) {
    Page page;
    page.url = page.final_url = target_uri(record.field("warc-target-uri"));
    page.archived = record.location;
    if (const auto date = model::instant_from_iso(record.field("warc-date"))) page.fetched = *date;
    if (record.field("warc-type") == "resource") {
        page.status = 200;
        page.content_type = record.field("content-type");
        page.body = record.block;
        page.digest = sha256(page.body);
        return page;
    }
    std::string_view rest = record.block;
    if (rest.substr(0, 5) != "HTTP/") return error(page.url + ": no HTTP answer in the record");
    const Response head = head_of(rest);
    const bool chunked =
        lower(head.header("transfer-encoding")).find("chunked") != std::string::npos;
    auto body = chunked ? unchunked(rest) : tl::expected<std::string, std::string>(rest);
    if (body) body = unpacked(std::move(*body), head.header("content-encoding"));
    if (!body) return error(page.url + ": " + body.error());
    page.status = head.status;
    page.content_type = head.header("content-type");
    page.etag = head.header("etag");
    page.last_modified = head.header("last-modified");
    page.body = std::move(*body);
    page.digest = sha256(page.body);
    return page;
}

tl::expected<Page, std::string> read_archived(const std::filesystem::path& folder,
                                              const std::string& location) {
    const auto colon = location.rfind(':');
    std::uint64_t offset = 0;
    const char* end = location.data() + location.size();
    const bool digits = colon != std::string::npos &&
                        std::from_chars(location.data() + colon + 1, end, offset).ptr == end;
    const std::filesystem::path name = location.substr(0, colon);
    if (!digits || name.filename() != name) return error("no place in an archive: " + location);
    WarcReader reader(folder / name, offset);
    const auto record = reader.next();
    if (!record) return error("nothing stands at " + location);
    if (!*record) return error(record->error());
    return page_of(**record);
}

}  // namespace crawler
