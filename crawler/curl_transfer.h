#pragma once

#include <curl/curl.h>
#include <memory>
#include <string>

#include "crawler/curl_network.h"

namespace crawler {

template <auto release>
struct Releaser {
    template <class T>
    void operator()(T* handle) const {
        release(handle);
    }
};

using EasyHandle = std::unique_ptr<CURL, Releaser<curl_easy_cleanup>>;
using StringList = std::unique_ptr<curl_slist, Releaser<curl_slist_free_all>>;

/// Adds a line; throws std::bad_alloc where curl has no memory.
void append(StringList& list, const std::string& line);

/// What all transfers of a network share.
struct SocketRules {
    const NetworkOptions* options = nullptr;
    /// Whether a connection for `host` may be made to that address.
    bool may_connect(const std::string& host, int port, const sockaddr& address) const;
};

/// One request on its way: an easy handle and what it has brought so far. Stays where it is made,
/// because curl keeps its address.
class Transfer {
  public:
    Transfer(std::uint64_t id, const Request& request, const NetworkOptions& options,
             const SocketRules& rules, curl_slist* pins);
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;

    CURL* handle() const { return easy_.get(); }
    Finished finish(CURLcode code);

  private:
    void set_options(const Request& request, const NetworkOptions& options, curl_slist* pins);
    std::size_t take_header(std::string_view line);
    std::size_t take_body(std::string_view bytes);
    Fault fault_of(CURLcode code) const;

    static std::size_t on_header(char* data, std::size_t size, std::size_t count, void* self);
    static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* self);
    static curl_socket_t on_socket(void* self, curlsocktype purpose, curl_sockaddr* address);

    std::uint64_t id_;
    const SocketRules& rules_;
    std::string host_;
    int port_ = 0;
    std::size_t max_body_;
    std::size_t max_header_;
    std::size_t header_bytes_ = 0;
    bool too_large_ = false;
    bool forbidden_ = false;
    std::string forbidden_kind_;
    Response response_;
    StringList headers_;
    EasyHandle easy_;
};

}  // namespace crawler
