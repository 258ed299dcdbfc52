#include "crawler/archive.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <random>
#include <system_error>
#include <unistd.h>

#include "crawler/digest.h"
#include "crawler/gzip.h"
#include "crawler/url.h"

namespace crawler {
namespace {

[[noreturn]] void fail(const std::string& what) {
    throw std::system_error(errno, std::generic_category(), what);
}

std::string lines(const Headers& headers) {
    std::string text;
    for (const auto& [name, value] : headers) text += name + ": " + value + "\r\n";
    return text;
}

std::string urn(const std::string& id) {
    return "<urn:uuid:" + id + ">";
}

/// "20261121040000".
std::string stamp(model::Instant now) {
    std::string text = model::to_string(now);
    std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
    return text;
}

std::string request_block(const Exchange& exchange) {
    const auto url = parse_url(exchange.url);
    std::string text = "GET " + (url ? url->target() : exchange.url) + " HTTP/1.1\r\n";
    if (url) text += "Host: " + url->origin().substr(url->scheme.size() + 3) + "\r\n";
    return text + lines(exchange.request_headers) + "\r\n";
}

/// The answer with its body unpacked. Headers that speak of the packed body are kept under other
/// names, as Common Crawl does, so that they do not mislead a reader.
std::string response_block(const Exchange& exchange) {
    constexpr std::array<std::string_view, 3> packed = {"content-encoding", "content-length",
                                                        "transfer-encoding"};
    std::string text = "HTTP/1.1 " + std::to_string(exchange.status) +
                       (exchange.status == 200 ? " OK" : " -") + "\r\n";
    for (const auto& [name, value] : exchange.response_headers) {
        const bool moved = std::find(packed.begin(), packed.end(), name) != packed.end();
        text += (moved ? "x-crawler-" : "") + name + ": " + value + "\r\n";
    }
    text += "content-length: " + std::to_string(exchange.body.size()) + "\r\n\r\n";
    text += exchange.body;
    return text;
}

}  // namespace

Archive::Archive(ArchiveOptions options, Clock& clock)
    : options_(std::move(options)), clock_(clock) {
    std::filesystem::create_directories(options_.folder);
}

Archive::~Archive() {
    close();
}

void Archive::close() {
    if (file_ >= 0) ::close(file_);
    file_ = -1;
}

void Archive::open_next() {
    close();
    const auto now = std::chrono::floor<std::chrono::seconds>(clock_.now());
    do {
        std::array<char, 16> serial{};
        std::snprintf(serial.data(), serial.size(), "%03d", serial_++);
        name_ = "negenplus-" + stamp(now) + '-' + serial.data() + ".warc.gz";
        const auto path = options_.folder / name_;
        file_ = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
        if (file_ < 0 && errno != EEXIST) fail("cannot write " + path.string());
    } while (file_ < 0);
    size_ = 0;
    info_id_ = options_.new_id();
    write_record(
        {{"WARC-Type", "warcinfo"},
         {"WARC-Record-ID", urn(info_id_)},
         {"WARC-Date", model::to_string(now)},
         {"WARC-Filename", name_},
         {"Content-Type", "application/warc-fields"}},
        "software: " + options_.software + "\r\nformat: WARC File Format 1.1\r\nrobots: obey\r\n");
}

std::uintmax_t Archive::write_record(const Headers& fields, std::string_view block) {
    std::string record = "WARC/1.1\r\n" + lines(fields);
    record += "WARC-Block-Digest: " + sha256(block) + "\r\n";
    record += "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n";
    record += block;
    record += "\r\n\r\n";
    const std::string member = gzip_member(record);
    const auto begin = size_;
    for (std::size_t done = 0; done < member.size();) {
        const auto written = ::write(file_, member.data() + done, member.size() - done);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            const int error = errno;
            // A half record would spoil the file for its readers; what cannot be cut stays.
            [[maybe_unused]] const int cut = ::ftruncate(file_, static_cast<off_t>(begin));
            errno = error;
            fail("cannot write " + (options_.folder / name_).string());
        }
        done += static_cast<std::size_t>(written);
    }
    size_ += member.size();
    return begin;
}

std::string Archive::append(const Exchange& exchange) {
    if (file_ < 0 || size_ >= options_.max_file) open_next();
    const std::string response = urn(options_.new_id());
    const std::string date = model::to_string(exchange.fetched);
    write_record({{"WARC-Type", "request"},
                  {"WARC-Record-ID", urn(options_.new_id())},
                  {"WARC-Date", date},
                  {"WARC-Target-URI", exchange.url},
                  {"WARC-Warcinfo-ID", urn(info_id_)},
                  {"WARC-Concurrent-To", response},
                  {"Content-Type", "application/http; msgtype=request"}},
                 request_block(exchange));
    const auto offset = write_record({{"WARC-Type", "response"},
                                      {"WARC-Record-ID", response},
                                      {"WARC-Date", date},
                                      {"WARC-Target-URI", exchange.url},
                                      {"WARC-Warcinfo-ID", urn(info_id_)},
                                      {"WARC-Payload-Digest", sha256(exchange.body)},
                                      {"Content-Type", "application/http; msgtype=response"}},
                                     response_block(exchange));
    return name_ + ':' + std::to_string(offset);
}

std::string random_uuid() {
    std::random_device source;
    std::array<unsigned, 4> words{};
    for (unsigned& word : words) word = source();
    words[1] = (words[1] & 0xffff0fffu) | 0x4000u;
    words[2] = (words[2] & 0x3fffffffu) | 0x80000000u;
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%08x-%04x-%04x-%04x-%04x%08x", words[0],
                  words[1] >> 16, words[1] & 0xffff, words[2] >> 16, words[2] & 0xffff, words[3]);
    return text.data();
}

}  // namespace crawler
