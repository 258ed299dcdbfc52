#include "crawler/network.h"

#include <algorithm>
#include <ctime>

namespace crawler {

std::string_view Response::header(std::string_view name) const {
    const auto found = std::find_if(headers.rbegin(), headers.rend(),
                                    [&](const auto& header) { return header.first == name; });
    return found == headers.rend() ? std::string_view{} : std::string_view{found->second};
}

Moment SystemClock::now() {
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

Moment BootClock::now() {
    timespec time{};
    ::clock_gettime(CLOCK_BOOTTIME, &time);
    return Moment{std::chrono::floor<std::chrono::microseconds>(
        std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec})};
}

}  // namespace crawler
