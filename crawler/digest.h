#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace crawler {

/// "sha256:" and 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

/// Whether the bytes have a digest as WARC files tell it: "sha1:", "md5:", "sha256:" or "sha512:"
/// and the value in hexadecimal, base32, base64 or URL-safe base64. Nothing where that is not
/// known.
std::optional<bool> digest_fits(std::string_view told, std::string_view bytes);

}  // namespace crawler
