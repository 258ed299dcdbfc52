#include "crawler/network.h"

#include <algorithm>

namespace crawler {

std::string_view Response::header(std::string_view name) const {
    const auto found = std::find_if(headers.rbegin(), headers.rend(),
                                    [&](const auto& header) { return header.first == name; });
    return found == headers.rend() ? std::string_view{} : std::string_view{found->second};
}

Moment SystemClock::now() {
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

}  // namespace crawler
