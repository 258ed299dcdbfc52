#pragma once

#include <string_view>

#include "crawler/network.h"

namespace crawler {

/// Header lines up to the empty one that ends them, taken off the front of `text` with it: names in
/// lower case, folded lines put together. A line that is none is skipped, and what is folded under
/// it too. Line ends may be LF alone.
Headers take_headers(std::string_view& text);

/// An HTTP answer's first line and headers, taken off the front of `block`. A first line that is
/// none gives status 0.
Response take_http_head(std::string_view& block);

}  // namespace crawler
