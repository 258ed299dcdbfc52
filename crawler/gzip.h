#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace crawler {

/// The bytes as one member of a gzip file.
std::string gzip_member(std::string_view bytes);

/// Whether the bytes begin as gzip's do.
bool is_gzip(std::string_view bytes);

/// What was packed, as far as it could be unpacked.
struct Unpacked {
    std::string bytes;
    std::string problem;  ///< why not to its end; empty: it could
};

/// What gzip or zlib compressed, at most `limit` bytes of it. Bytes behind the first member are
/// left out.
Unpacked unpack(std::string_view bytes, std::size_t limit);

/// The same for HTTP's "deflate": zlib's format, or without a header, as many servers send it.
Unpacked unpack_deflate(std::string_view bytes, std::size_t limit);

/// The same for brotli (RFC 7932).
Unpacked unpack_brotli(std::string_view bytes, std::size_t limit);

/// `unpack`, all or nothing.
tl::expected<std::string, std::string> inflated(std::string_view bytes, std::size_t limit);

}  // namespace crawler
