#include "crawler/archive.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <random>
#include <system_error>
#include <unistd.h>

#include "crawler/archive_records.h"
#include "crawler/digest.h"
#include "crawler/gzip.h"

namespace crawler {
namespace {

[[noreturn]] void fail(const std::string& what) {
    throw std::system_error(errno, std::generic_category(), what);
}

/// "20261121040000".
std::string stamp(model::Instant now) {
    std::string text = model::to_string(now);
    std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
    return text;
}

/// What stands where `earlier` says, if it is this very page with that body.
std::optional<Original> original_of(const Exchange& exchange, const std::string& digest,
                                    const std::filesystem::path& folder) {
    if (!exchange.earlier || exchange.earlier->digest != digest) return std::nullopt;
    auto original = original_at(folder, exchange.earlier->location);
    const bool same = original && original->url == exchange.url && original->digest == digest;
    return same ? original : std::nullopt;
}

/// What is known of an archived page whose record is gone.
Original remembered(const Exchange& exchange) {
    return {
        {}, exchange.url, model::to_string(exchange.earlier->fetched), exchange.earlier->digest};
}

/// A file's name outlives a power cut once its folder is on the disk.
void sync_folder(const std::filesystem::path& folder) {
    const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    // Some network shares know no sync of a folder.
    const bool synced = opened >= 0 && (::fsync(opened) == 0 || errno == EINVAL);
    const int error = errno;
    if (opened >= 0) ::close(opened);
    errno = error;
    if (!synced) fail("cannot write " + folder.string());
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
        name_ = "negenplus-" + (options_.worker.empty() ? "" : options_.worker + '-') + stamp(now) +
                '-' + serial.data() + ".warc.gz";
        const auto path = options_.folder / name_;
        file_ = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
        if (file_ < 0 && errno != EEXIST) fail("cannot write " + path.string());
    } while (file_ < 0);
    sync_folder(options_.folder);
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
    const std::string member = gzip_member(record_bytes(fields, block));
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
    const bool unmodified = exchange.status == 304 && exchange.earlier;
    const std::string digest = unmodified ? exchange.earlier->digest : sha256(exchange.body);
    const auto original = original_of(exchange, digest, options_.folder);
    if (file_ < 0 || size_ >= options_.max_file) open_next();
    const RecordIds ids{urn(info_id_), urn(options_.new_id()), urn(options_.new_id())};
    const RecordDraft request = request_record(exchange, ids);
    const RecordDraft answer = original     ? revisit_record(exchange, ids, *original)
                               : unmodified ? revisit_record(exchange, ids, remembered(exchange))
                                            : response_record(exchange, ids, digest);
    write_record(request.fields, request.block);
    const auto offset = write_record(answer.fields, answer.block);
    if (::fdatasync(file_) != 0) fail("cannot write " + (options_.folder / name_).string());
    if (original) return exchange.earlier->location;
    return unmodified ? std::string{} : name_ + ':' + std::to_string(offset);
}

bool Archive::holds(const std::string& location) const {
    return original_at(options_.folder, location).has_value();
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
