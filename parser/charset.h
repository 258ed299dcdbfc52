#pragma once

#include <string>
#include <string_view>

namespace parser {

/// A page's bytes as valid UTF-8. The encoding is what the byte order mark says, else the HTTP
/// header's `content_type`, else the page's own declaration, else the look of the bytes. A
/// declaration that the bytes contradict is overruled: what is valid UTF-8 is UTF-8, what is
/// declared so and is not is windows-1252.
std::string to_utf8(std::string_view bytes, std::string_view content_type);

/// Decodes by an encoding that the Encoding Standard names; U+FFFD for what cannot be decoded.
std::string decoded(std::string_view bytes, std::string_view encoding);

}  // namespace parser
