#include "crawler/gzip.h"

#include <array>
#include <memory>
#include <new>
#include <zlib.h>

namespace crawler {
namespace {

struct DeflateEnd {
    void operator()(z_stream* stream) const { deflateEnd(stream); }
};
struct InflateEnd {
    void operator()(z_stream* stream) const { inflateEnd(stream); }
};

void feed(z_stream& stream, std::string_view bytes) {
    // zlib only reads from next_in; without ZLIB_CONST its type does not say so.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
}

}  // namespace

std::string gzip_member(std::string_view bytes) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) !=
        Z_OK)
        throw std::bad_alloc();
    const std::unique_ptr<z_stream, DeflateEnd> guard(&stream);
    std::string result(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    feed(stream, bytes);
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    deflate(&stream, Z_FINISH);
    result.resize(stream.total_out);
    return result;
}

tl::expected<std::string, std::string> inflated(std::string_view bytes, std::size_t limit) {
    z_stream stream{};
    if (inflateInit2(&stream, 15 + 32) != Z_OK) throw std::bad_alloc();
    const std::unique_ptr<z_stream, InflateEnd> guard(&stream);
    feed(stream, bytes);
    std::string result;
    std::array<char, 65536> chunk;
    int code = Z_OK;
    while (code == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
        stream.avail_out = static_cast<uInt>(chunk.size());
        code = inflate(&stream, Z_NO_FLUSH);
        result.append(chunk.data(), chunk.size() - stream.avail_out);
        if (result.size() > limit) return tl::unexpected<std::string>("too large when unpacked");
    }
    if (code == Z_STREAM_END) return result;
    return tl::unexpected<std::string>(code == Z_BUF_ERROR ? "compressed data is cut off"
                                                           : "compressed data is broken");
}

}  // namespace crawler
