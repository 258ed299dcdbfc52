#include "app/packed_stream.h"

#include <istream>
#include <new>
#include <zlib.h>

namespace app {
namespace {

constexpr int gzip_window = 15 + 16;

Bytef* bytes_of(const char* text) {
    // zlib only reads from next_in; without ZLIB_CONST its type does not say so.
    return reinterpret_cast<Bytef*>(const_cast<char*>(text));
}

}  // namespace

struct Unpacked::Inflating {
    z_stream stream{};
    bool between_members = false;

    Inflating() {
        if (inflateInit2(&stream, gzip_window) != Z_OK) throw std::bad_alloc();
    }
    ~Inflating() { inflateEnd(&stream); }
    Inflating(const Inflating&) = delete;
    Inflating& operator=(const Inflating&) = delete;
};

Unpacked::Unpacked(std::istream& packed) : packed_{packed} {
    packed_.read(in_.data(), static_cast<std::streamsize>(in_.size()));
    const auto count = packed_.gcount();
    if (count > 2 && in_[0] == '\x1f' && in_[1] == '\x8b') {
        inflating_ = std::make_unique<Inflating>();
        inflating_->stream.next_in = bytes_of(in_.data());
        inflating_->stream.avail_in = static_cast<uInt>(count);
    } else {
        setg(in_.data(), in_.data(), in_.data() + count);
    }
}

Unpacked::~Unpacked() = default;

std::streamsize Unpacked::more() {
    if (inflating_) return inflate_more();
    packed_.read(in_.data(), static_cast<std::streamsize>(in_.size()));
    return packed_.gcount();
}

std::streamsize Unpacked::inflate_more() {
    z_stream& stream = inflating_->stream;
    while (problem_.empty()) {
        if (stream.avail_in == 0) {
            packed_.read(in_.data(), static_cast<std::streamsize>(in_.size()));
            stream.next_in = bytes_of(in_.data());
            stream.avail_in = static_cast<uInt>(packed_.gcount());
        }
        if (stream.avail_in == 0) {
            if (!inflating_->between_members) problem_ = "the compressed data is cut off";
            return 0;
        }
        if (inflating_->between_members) inflateReset(&stream);
        stream.next_out = bytes_of(out_.data());
        stream.avail_out = static_cast<uInt>(out_.size());
        const int code = inflate(&stream, Z_NO_FLUSH);
        inflating_->between_members = code == Z_STREAM_END;
        if (code != Z_OK && code != Z_STREAM_END) problem_ = "the compressed data is broken";
        const auto made = static_cast<std::streamsize>(out_.size() - stream.avail_out);
        if (made > 0) return made;
    }
    return 0;
}

Unpacked::int_type Unpacked::underflow() {
    const std::streamsize count = more();
    if (count == 0) return traits_type::eof();
    char* begin = inflating_ ? out_.data() : in_.data();
    setg(begin, begin, begin + count);
    return traits_type::to_int_type(*begin);
}

struct Packing::Deflating {
    z_stream stream{};

    Deflating() {
        if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip_window, 8,
                         Z_DEFAULT_STRATEGY) != Z_OK)
            throw std::bad_alloc();
    }
    ~Deflating() { deflateEnd(&stream); }
    Deflating(const Deflating&) = delete;
    Deflating& operator=(const Deflating&) = delete;
};

Packing::Packing(std::ostream& out) : out_{out}, deflating_{std::make_unique<Deflating>()} {}

Packing::~Packing() = default;

void Packing::deflate_all(const char* bytes, std::size_t count, int how) {
    z_stream& stream = deflating_->stream;
    stream.next_in = bytes_of(bytes);
    stream.avail_in = static_cast<uInt>(count);
    std::array<char, 65536> packed;
    do {
        stream.next_out = bytes_of(packed.data());
        stream.avail_out = static_cast<uInt>(packed.size());
        deflate(&stream, how);
        out_.write(packed.data(), static_cast<std::streamsize>(packed.size() - stream.avail_out));
    } while (stream.avail_out == 0);
}

void Packing::finish() {
    deflate_all("", 0, Z_FINISH);
}

Packing::int_type Packing::overflow(int_type c) {
    if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
    const char byte = traits_type::to_char_type(c);
    deflate_all(&byte, 1, Z_NO_FLUSH);
    return c;
}

std::streamsize Packing::xsputn(const char* bytes, std::streamsize count) {
    deflate_all(bytes, static_cast<std::size_t>(count), Z_NO_FLUSH);
    return count;
}

}  // namespace app
