#pragma once

#include <string>
#include <string_view>

#include "crawler/network.h"

namespace crawler {

/// "time-out", "HTTP 503": how an answer or its lack is called in a receipt.
std::string describe(const Response& response);

std::string_view describe(Fault fault);

/// Whether asking again later may help: 408, 425, 429, 500, 502, 503, 504, and faults of the way.
bool may_pass(const Response& response);

/// 301, 302, 303, 307 and 308.
bool redirects(const Response& response);

/// By which header a service in front of the site says that it wants proof of a human; empty: none.
std::string challenge(const Response& response);

}  // namespace crawler
