#include "crawler/archive_erasure.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <map>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <zlib.h>

#include "crawler/archive_audit.h"
#include "crawler/archive_records.h"

namespace crawler {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& file) {
    throw std::system_error(errno, std::generic_category(), "cannot write " + file.string());
}

/// The length of the gzip member that begins there; 0: none does.
std::uint64_t member_length(const fs::path& file, std::uint64_t begin) {
    std::ifstream stream{file, std::ios::binary};
    stream.seekg(static_cast<std::streamoff>(begin));
    z_stream inflating{};
    if (inflateInit2(&inflating, 15 + 16) != Z_OK) throw std::bad_alloc();
    std::array<char, 65536> in;
    std::array<char, 65536> out;
    int code = Z_OK;
    while (code == Z_OK && (inflating.avail_in > 0 || stream)) {
        if (inflating.avail_in == 0) {
            stream.read(in.data(), in.size());
            inflating.next_in = reinterpret_cast<Bytef*>(in.data());
            inflating.avail_in = static_cast<uInt>(stream.gcount());
            if (inflating.avail_in == 0) break;
        }
        inflating.next_out = reinterpret_cast<Bytef*>(out.data());
        inflating.avail_out = static_cast<uInt>(out.size());
        code = inflate(&inflating, Z_NO_FLUSH);
    }
    const std::uint64_t length = code == Z_STREAM_END ? inflating.total_in : 0;
    inflateEnd(&inflating);
    return length;
}

std::string deflated(std::string_view bytes) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    std::string result(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    deflate(&stream, Z_FINISH);
    result.resize(stream.total_out);
    deflateEnd(&stream);
    return result;
}

std::string little_endian(std::uint32_t value) {
    std::string bytes;
    for (int i = 0; i < 4; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xff);
    return bytes;
}

/// A gzip member (RFC 1952) of exactly that length, made so by blanks in its comment; nothing where
/// that is too short for it.
std::optional<std::string> padded_member(std::string_view bytes, std::uint64_t length) {
    constexpr char has_comment = 16;
    const std::string head{'\x1f', '\x8b', 8, has_comment, 0, 0, 0, 0, 0, 3};
    const auto sum = static_cast<std::uint32_t>(
        crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
    const std::string rest = '\0' + deflated(bytes) + little_endian(sum) +
                             little_endian(static_cast<std::uint32_t>(bytes.size()));
    if (head.size() + rest.size() > length) return std::nullopt;
    return head + std::string(length - head.size() - rest.size(), ' ') + rest;
}

/// What stands in the place of a record that was that long.
std::string stand_in(std::uint64_t length, model::Instant now, const std::string& id) {
    const std::string record = record_bytes({{"WARC-Type", "metadata"},
                                             {"WARC-Record-ID", urn(id)},
                                             {"WARC-Date", model::to_string(now)},
                                             {"Content-Type", "application/warc-fields"}},
                                            "removed: 1\r\n");
    if (auto told = padded_member(record, length)) return *told;
    return padded_member({}, length).value_or(std::string(length, '\0'));
}

/// The places of the records that go, with their lengths.
using Gaps = std::map<std::uint64_t, std::uint64_t>;

Gaps gaps_in(const fs::path& file, const std::function<bool(const WarcRecord&)>& goes,
             Erasure& erasure) {
    Gaps gaps;
    WarcReader reader{file};
    while (const auto record = reader.next()) {
        if (!*record) {
            erasure.problems.push_back(record->error());
            continue;
        }
        if (!goes(**record)) continue;
        const auto place = archived_place(file.parent_path(), (*record)->location);
        const std::uint64_t length = place ? member_length(file, place->offset) : 0;
        if (length == 0)
            erasure.problems.push_back(
                file.string() + ": a record cannot be taken out of it alone; delete the file");
        else
            gaps[place->offset] = length;
    }
    return gaps;
}

/// A file beside another, which goes where it does not get to take its place.
class Draft {
  public:
    explicit Draft(const fs::path& wanted) : wanted_{wanted}, file_{wanted.string() + ".part"} {
        struct stat facts {};
        ::stat(wanted.c_str(), &facts);
        descriptor_ =
            ::open(file_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, facts.st_mode & 0777);
        if (descriptor_ < 0) fail(file_);
    }
    ~Draft() {
        ::close(descriptor_);
        if (!named_) ::unlink(file_.c_str());
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    void add(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto written = ::write(descriptor_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) fail(file_);
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    void take_place() {
        if (::fsync(descriptor_) != 0) fail(file_);
        if (::rename(file_.c_str(), wanted_.c_str()) != 0) fail(wanted_);
        named_ = true;
    }

  private:
    fs::path wanted_;
    fs::path file_;
    int descriptor_ = -1;
    bool named_ = false;
};

void copy_bytes(std::ifstream& from, std::uint64_t count, Draft& to) {
    std::array<char, 65536> bytes;
    while (count > 0) {
        from.read(bytes.data(),
                  static_cast<std::streamsize>(std::min<std::uint64_t>(count, bytes.size())));
        const auto got = static_cast<std::size_t>(from.gcount());
        if (got == 0) return;
        to.add({bytes.data(), got});
        count -= got;
    }
}

void write_anew(const fs::path& file, const Gaps& gaps, model::Instant now,
                const std::function<std::string()>& new_id) {
    std::ifstream old{file, std::ios::binary};
    Draft draft{file};
    std::uint64_t at = 0;
    for (const auto& [begin, length] : gaps) {
        copy_bytes(old, begin - at, draft);
        draft.add(stand_in(length, now, new_id()));
        at = begin + length;
        old.seekg(static_cast<std::streamoff>(at));
    }
    copy_bytes(old, UINT64_MAX, draft);
    draft.take_place();
}

}  // namespace

Erasure erase_archived(const fs::path& folder, const std::function<bool(const WarcRecord&)>& goes,
                       model::Instant now, const std::function<std::string()>& new_id) {
    Erasure erasure;
    for (const fs::path& file : archive_files(folder)) {
        const Gaps gaps = gaps_in(file, goes, erasure);
        if (gaps.empty()) continue;
        write_anew(file, gaps, now, new_id);
        ++erasure.files;
        erasure.records += static_cast<long>(gaps.size());
    }
    return erasure;
}

}  // namespace crawler
