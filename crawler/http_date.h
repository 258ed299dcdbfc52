#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "crawler/network.h"

namespace crawler {

/// One of the three date forms of RFC 9110 section 5.6.7: IMF-fixdate, RFC 850 or asctime. A
/// two-digit year that would lie more than 50 years after `now` means the century before.
std::optional<std::chrono::sys_seconds> parse_http_date(std::string_view text, Moment now);

/// How long from `now` a Retry-After asks to wait: seconds or an HTTP date; 0 for a date that is
/// past, nothing for anything else. Never more than ten years.
std::optional<std::chrono::milliseconds> parse_retry_after(std::string_view text, Moment now);

}  // namespace crawler
