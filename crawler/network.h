#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/date.h"

namespace crawler {

using Headers = std::vector<std::pair<std::string, std::string>>;

/// One GET. Redirects are never followed by the network: the crawl follows them itself, so that
/// robots.txt, the delay and the address rules hold for every hop.
struct Request {
    std::string url;
    Headers headers;
    std::chrono::milliseconds timeout{30'000};
    std::size_t max_body = 8u << 20;  ///< bytes after decompression
};

/// How a request ended, as a value. `none` means that an answer arrived, whatever its status.
enum class Fault {
    none,
    resolve,
    connect,
    tls,
    timeout,
    reset,
    too_large,
    forbidden_address,
    bad_url
};

struct Response {
    int status = 0;
    Headers headers;  ///< names in lower case, in the order they came
    std::string body;
    Fault fault = Fault::none;
    std::string detail;  ///< the engine's own words on a fault
    std::chrono::milliseconds elapsed{0};

    /// The last header of that (lower-case) name, or nothing.
    std::string_view header(std::string_view name) const;
};

struct Finished {
    std::uint64_t id = 0;
    Response response;
};

/// The world's edge: `CurlNetwork` in life, a scripted twin in tests.
class Network {
  public:
    virtual ~Network() = default;
    virtual void start(std::uint64_t id, const Request& request) = 0;
    /// Waits until something finished or the time is over; the only place where a crawl waits.
    virtual std::vector<Finished> wait(std::chrono::milliseconds at_most) = 0;
    /// Ends a wait from another thread; the next one too, if there is none.
    virtual void wake() {}
};

/// Microseconds since the Unix epoch: a delay that is counted in coarser steps falls short of
/// itself.
using Moment = std::chrono::sys_time<std::chrono::microseconds>;

class Clock {
  public:
    virtual ~Clock() = default;
    virtual Moment now() = 0;
};

class SystemClock final : public Clock {
  public:
    Moment now() override;
};

/// A watch: it counts from the machine's start, also while that sleeps, and is never set. Only
/// differences of its moments mean something.
class BootClock final : public Clock {
  public:
    Moment now() override;
};

}  // namespace crawler
