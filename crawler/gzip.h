#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace crawler {

/// The bytes as one member of a gzip file.
std::string gzip_member(std::string_view bytes);

/// What gzip or zlib compressed, or why it cannot be read; at most `limit` bytes. Bytes behind the
/// first member are left out.
tl::expected<std::string, std::string> inflated(std::string_view bytes, std::size_t limit);

}  // namespace crawler
