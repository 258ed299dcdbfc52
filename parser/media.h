#pragma once

#include <string>
#include <string_view>

namespace parser {

enum class Media { html, json, other };

struct MediaKind {
    Media media = Media::other;
    std::string why;  ///< what it is instead, where it is neither
};

/// Decides by the bytes, helped by the HTTP header's content type: servers get the header wrong
/// more often than a page's first bytes.
MediaKind media_of(std::string_view bytes, std::string_view content_type);

}  // namespace parser
