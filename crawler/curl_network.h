#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "crawler/network.h"

namespace crawler {

/// A host that is to be met at another address (curl's CONNECT_TO): the request, its Host header
/// and the check of its certificate keep the name.
struct Pin {
    std::string host;
    int port = 0;  ///< 0: any
    std::string connect_to_host;
    int connect_to_port = 0;  ///< 0: the port as asked
};

struct NetworkOptions {
    std::string user_agent;
    std::vector<Pin> pins;
    /// Hosts that may lie at a private or loopback address ("intranet.example"), by exact name.
    std::vector<std::string> allowed_hosts;
    /// Private networks that may be met ("10.1.0.0/16"). A text that is no network throws.
    std::vector<std::string> allowed_networks;
    std::chrono::milliseconds connect_timeout{10'000};
    std::size_t max_header = 128u << 10;  ///< bytes of all headers of an answer
    int max_connections = 100;            ///< of all hosts together
};

/// The network in life: libcurl's multi interface on one thread. http and https only; TLS verified;
/// no cookies, no proxies of the environment, no redirects; HTTP/2 and compressed transfer where
/// offered. An address that is not public is refused when the socket is made, so that neither a
/// name server nor a redirect can lead there, unless a pin or the options name it. An answer that
/// grows too large ends with Fault::too_large and what had come till then as its body.
class CurlNetwork final : public Network {
  public:
    explicit CurlNetwork(NetworkOptions options);
    ~CurlNetwork() override;
    CurlNetwork(const CurlNetwork&) = delete;
    CurlNetwork& operator=(const CurlNetwork&) = delete;

    void start(std::uint64_t id, const Request& request) override;
    std::vector<Finished> wait(std::chrono::milliseconds at_most) override;
    void wake() override;

  private:
    class Engine;
    std::unique_ptr<Engine> engine_;
};

}  // namespace crawler
