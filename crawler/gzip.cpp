#include "crawler/gzip.h"

#include <array>
#include <brotli/decode.h>
#include <cstdint>
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

struct BrotliEnd {
    void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
};
using BrotliState = std::unique_ptr<BrotliDecoderState, BrotliEnd>;

constexpr const char* cut_off = "compressed data is cut off";
constexpr const char* broken = "compressed data is broken";

/// False where the limit is reached.
bool add(Unpacked& result, std::string_view bytes, std::size_t limit) {
    if (bytes.size() > limit - result.bytes.size()) {
        result.bytes += bytes.substr(0, limit - result.bytes.size());
        result.problem = "too large when unpacked";
        return false;
    }
    result.bytes += bytes;
    return true;
}

void feed(z_stream& stream, std::string_view bytes) {
    // zlib only reads from next_in; without ZLIB_CONST its type does not say so.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
}

/// `window`: zlib's windowBits, which also tell the format.
Unpacked inflate_all(std::string_view bytes, std::size_t limit, int window) {
    z_stream stream{};
    if (inflateInit2(&stream, window) != Z_OK) throw std::bad_alloc();
    const std::unique_ptr<z_stream, InflateEnd> guard(&stream);
    feed(stream, bytes);
    Unpacked result;
    std::array<char, 65536> chunk;
    int code = Z_OK;
    while (code == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
        stream.avail_out = static_cast<uInt>(chunk.size());
        code = inflate(&stream, Z_NO_FLUSH);
        if (!add(result, {chunk.data(), chunk.size() - stream.avail_out}, limit)) return result;
    }
    if (code != Z_STREAM_END) result.problem = code == Z_BUF_ERROR ? cut_off : broken;
    return result;
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

bool is_gzip(std::string_view bytes) {
    return bytes.substr(0, 2) == "\x1f\x8b";
}

Unpacked unpack(std::string_view bytes, std::size_t limit) {
    return inflate_all(bytes, limit, 15 + 32);
}

Unpacked unpack_deflate(std::string_view bytes, std::size_t limit) {
    // zlib's two header bytes are a multiple of 31 and name method 8 (RFC 1950 section 2.2).
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
    const bool header =
        bytes.size() > 1 && byte(0) % 16 == 8 && (byte(0) * 256 + byte(1)) % 31 == 0;
    return inflate_all(bytes, limit, header ? 15 : -15);
}

Unpacked unpack_brotli(std::string_view bytes, std::size_t limit) {
    const BrotliState state(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
    if (!state) throw std::bad_alloc();
    std::size_t left = bytes.size();
    const auto* in = reinterpret_cast<const std::uint8_t*>(bytes.data());
    Unpacked result;
    std::array<std::uint8_t, 65536> chunk;
    auto code = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    while (code == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
        std::size_t room = chunk.size();
        std::uint8_t* out = chunk.data();
        code = BrotliDecoderDecompressStream(state.get(), &left, &in, &room, &out, nullptr);
        const auto* text = reinterpret_cast<const char*>(chunk.data());
        if (!add(result, {text, chunk.size() - room}, limit)) return result;
    }
    if (code == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT) result.problem = cut_off;
    if (code == BROTLI_DECODER_RESULT_ERROR) result.problem = broken;
    return result;
}

tl::expected<std::string, std::string> inflated(std::string_view bytes, std::size_t limit) {
    auto result = unpack(bytes, limit);
    if (result.problem.empty()) return std::move(result.bytes);
    return tl::unexpected<std::string>(std::move(result.problem));
}

}  // namespace crawler
