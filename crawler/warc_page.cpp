// The page in a WARC record: HTTP's own wrapping taken off.
#include <algorithm>
#include <charconv>

#include "crawler/digest.h"
#include "crawler/gzip.h"
#include "crawler/header_block.h"
#include "crawler/text.h"
#include "crawler/warc.h"

namespace crawler {
namespace {

constexpr std::size_t max_unpacked = 64u << 20;

tl::unexpected<std::string> error(std::string text) {
    return tl::unexpected<std::string>(std::move(text));
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
/// already: what does not begin with a whole chunk is the body itself.
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
        if (bytes.substr(0, 2) == "\r\n")
            bytes.remove_prefix(2);
        else if (first && !bytes.empty())
            return std::string(whole);
    }
}

/// Whether a body is text as it stands, whatever its header says of packing.
bool plainly_text(std::string_view body) {
    const std::string_view start = trimmed(body).substr(0, 1);
    return start == "<" || start == "{" || start == "[";
}

/// What one coding packed. Many archives keep the header over a body that was unpacked already: one
/// that plainly is not packed is left as it is.
tl::expected<std::string, std::string> unpacked_once(std::string body, const std::string& coding) {
    if (coding.empty() || coding == "identity") return body;
    const bool gzip = is_gzip(body);
    if (coding == "gzip" || coding == "x-gzip") {
        if (!gzip) return body;
        return inflated(body, max_unpacked);
    }
    auto result = Unpacked{{}, "content-encoding " + coding + " cannot be read"};
    if (coding == "br") result = unpack_brotli(body, max_unpacked);
    if (coding == "deflate")
        result = gzip ? unpack(body, max_unpacked) : unpack_deflate(body, max_unpacked);
    if (result.problem.empty()) return std::move(result.bytes);
    if (plainly_text(body)) return body;
    return error(result.problem);
}

/// A body as its Content-Encoding says: the last coding named was applied last.
tl::expected<std::string, std::string> unpacked(std::string_view body, std::string_view codings) {
    tl::expected<std::string, std::string> result{std::string(body)};
    while (result && !codings.empty()) {
        const auto comma = codings.rfind(',');
        const auto begin = comma == std::string_view::npos ? 0 : comma + 1;
        result = unpacked_once(std::move(*result), lower(trimmed(codings.substr(begin))));
        codings = codings.substr(0, begin > 0 ? begin - 1 : 0);
    }
    return result;
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
    if (!record.field("warc-segment-number").empty())
        return error(page.url + ": the record holds only a segment of the page");
    if (record.field("warc-type") == "resource") {
        page.status = 200;
        page.content_type = record.field("content-type");
        page.body = record.block;
        page.digest = sha256(page.body);
        return page;
    }
    std::string_view rest = record.block;
    if (lower(rest.substr(0, 5)) != "http/")
        return error(page.url + ": no HTTP answer in the record");
    const Response head = take_http_head(rest);
    const bool chunked =
        lower(head.header("transfer-encoding")).find("chunked") != std::string::npos;
    auto body = chunked ? unchunked(rest) : tl::expected<std::string, std::string>(rest);
    if (body) body = unpacked(*body, head.header("content-encoding"));
    if (!body) return error(page.url + ": " + body.error());
    page.status = head.status;
    page.content_type = head.header("content-type");
    page.etag = head.header("etag");
    page.last_modified = head.header("last-modified");
    page.body = std::move(*body);
    page.digest = sha256(page.body);
    return page;
}

std::optional<ArchivedPlace> archived_place(const std::filesystem::path& folder,
                                            const std::string& location) {
    const auto colon = location.rfind(':');
    if (colon == std::string::npos) return std::nullopt;
    std::uint64_t offset = 0;
    const char* end = location.data() + location.size();
    const auto read = std::from_chars(location.data() + colon + 1, end, offset);
    const std::filesystem::path name = location.substr(0, colon);
    if (read.ec != std::errc{} || read.ptr != end || name.filename() != name || name.empty())
        return std::nullopt;
    return ArchivedPlace{folder / name, offset};
}

tl::expected<Page, std::string> read_archived(const std::filesystem::path& folder,
                                              const std::string& location) {
    const auto place = archived_place(folder, location);
    if (!place) return error("no place in an archive: " + location);
    WarcReader reader(place->file, place->offset);
    const auto record = reader.next();
    if (!record) return error("nothing stands at " + location);
    if (!*record) return error(record->error());
    const auto fits = digest_fits((*record)->field("warc-block-digest"), (*record)->block);
    if (!fits.value_or(true)) return error("what stands at " + location + " has been changed");
    return page_of(**record);
}

}  // namespace crawler
