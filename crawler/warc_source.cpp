#include "crawler/warc_source.h"

#include <algorithm>
#include <array>
#include <new>

namespace crawler {
namespace {

constexpr std::size_t chunk_size = 64u << 10;
constexpr std::string_view gzip_magic = "\x1f\x8b\x08";

}  // namespace

WarcReader::Source::Source(const std::filesystem::path& file, std::uint64_t begin)
    : file_(file, std::ios::binary), chunk_end_(begin), begin_(begin) {
    if (inflateInit2(&stream_, 15 + 16) != Z_OK) throw std::bad_alloc();
    opened_ = file_.is_open() && std::filesystem::is_regular_file(file);
    if (!opened_) return;
    file_.seekg(static_cast<std::streamoff>(begin));
    read_chunk();
    packed_ = chunk_.substr(0, 2) == gzip_magic.substr(0, 2);
}

WarcReader::Source::~Source() {
    inflateEnd(&stream_);
}

bool WarcReader::Source::read_chunk() {
    chunk_.resize(chunk_size);
    file_.read(chunk_.data(), static_cast<std::streamsize>(chunk_.size()));
    chunk_.resize(static_cast<std::size_t>(file_.gcount()));
    chunk_at_ = 0;
    chunk_end_ += chunk_.size();
    return !chunk_.empty();
}

void WarcReader::Source::take(std::size_t bytes) {
    taken_ += bytes;
    if (taken_ < chunk_size && taken_ < buffer_.size()) return;
    buffer_.erase(0, taken_);
    taken_ = 0;
}

bool WarcReader::Source::reach(std::size_t bytes) {
    while (ahead().size() < bytes)
        if (!pull()) return false;
    return true;
}

std::optional<std::uint64_t> WarcReader::Source::offset() const {
    const std::uint64_t at = out_ - ahead().size();
    if (!packed_) return begin_ + at;
    return at == member_out_ ? std::optional(member_) : std::nullopt;
}

bool WarcReader::Source::pull() {
    if (packed_) return pull_packed();
    if (chunk_at_ == chunk_.size() && !read_chunk()) return false;
    buffer_.append(chunk_, chunk_at_);
    out_ += chunk_.size() - chunk_at_;
    chunk_at_ = chunk_.size();
    return true;
}

bool WarcReader::Source::pull_packed() {
    std::array<char, chunk_size> unpacked;
    while (true) {
        if (chunk_at_ == chunk_.size() && !read_chunk()) {
            broken_ = broken_ || (!between_members_ && out_ == member_out_);
            return false;
        }
        if (between_members_) {
            inflateReset(&stream_);
            member_ = chunk_end_ - (chunk_.size() - chunk_at_);
            member_out_ = out_;
            between_members_ = false;
        }
        stream_.next_in = reinterpret_cast<Bytef*>(chunk_.data() + chunk_at_);
        stream_.avail_in = static_cast<uInt>(chunk_.size() - chunk_at_);
        stream_.next_out = reinterpret_cast<Bytef*>(unpacked.data());
        stream_.avail_out = static_cast<uInt>(unpacked.size());
        const int code = inflate(&stream_, Z_NO_FLUSH);
        chunk_at_ = chunk_.size() - stream_.avail_in;
        const std::size_t made = unpacked.size() - stream_.avail_out;
        buffer_.append(unpacked.data(), made);
        out_ += made;
        between_members_ = code == Z_STREAM_END;
        const bool broken = code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR;
        broken_ = broken_ || broken;
        if (broken && !skip_to_member(member_ + 1)) return made > 0;
        if (made > 0) return true;
    }
}

/// After broken data: the next place that looks like the beginning of a gzip member.
bool WarcReader::Source::skip_to_member(std::uint64_t from) {
    file_.clear();
    file_.seekg(static_cast<std::streamoff>(from));
    chunk_end_ = from;
    std::string carried;  // a magic may lie across two chunks
    while (read_chunk()) {
        chunk_.insert(0, carried);
        const auto found = chunk_.find(gzip_magic);
        if (found != std::string::npos) {
            chunk_at_ = found;
            between_members_ = true;
            return true;
        }
        carried = chunk_.substr(chunk_.size() - std::min<std::size_t>(2, chunk_.size()));
    }
    chunk_at_ = chunk_.size();
    return false;
}

}  // namespace crawler
