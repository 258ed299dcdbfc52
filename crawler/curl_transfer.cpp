#include "crawler/curl_transfer.h"

#include <algorithm>
#include <cstring>
#include <netinet/in.h>
#include <new>
#include <sys/socket.h>

#include "crawler/address.h"
#include "crawler/text.h"
#include "crawler/url.h"

namespace crawler {
namespace {

std::optional<Address> address_of(const sockaddr& socket) {
    Address address;
    if (socket.sa_family == AF_INET) {
        sockaddr_in v4{};
        std::memcpy(&v4, &socket, sizeof v4);
        std::memcpy(address.bytes.data(), &v4.sin_addr, 4);
        return address;
    }
    if (socket.sa_family != AF_INET6) return std::nullopt;
    sockaddr_in6 v6{};
    std::memcpy(&v6, &socket, sizeof v6);
    std::memcpy(address.bytes.data(), &v6.sin6_addr, 16);
    address.v6 = true;
    return address;
}

}  // namespace

void append(StringList& list, const std::string& line) {
    curl_slist* longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    (void)list.release();
    list.reset(longer);
}

bool SocketRules::may_connect(const std::string& host, int port, const sockaddr& socket) const {
    const auto address = address_of(socket);
    if (!address) return false;
    if (is_public(*address)) return true;
    const bool pinned = std::any_of(
        options->pins.begin(), options->pins.end(),
        [&](const Pin& pin) { return pin.host == host && (pin.port == 0 || pin.port == port); });
    const auto& hosts = options->allowed_hosts;
    const auto& networks = options->allowed_networks;
    return pinned || std::find(hosts.begin(), hosts.end(), host) != hosts.end() ||
           std::any_of(networks.begin(), networks.end(), [&](const std::string& network) {
               const auto range = parse_range(network);
               return range && range->contains(*address);
           });
}

Transfer::Transfer(std::uint64_t id, const Request& request, const NetworkOptions& options,
                   const SocketRules& rules, curl_slist* pins)
    : id_(id),
      rules_(rules),
      max_body_(request.max_body),
      max_header_(options.max_header),
      easy_(curl_easy_init()) {
    if (!easy_) throw std::bad_alloc();
    if (const auto url = parse_url(request.url)) {
        host_ = url->host;
        port_ = url->port;
    }
    set_options(request, options, pins);
}

void Transfer::set_options(const Request& request, const NetworkOptions& options,
                           curl_slist* pins) {
    CURL* easy = easy_.get();
    for (const auto& [name, value] : request.headers) append(headers_, name + ": " + value);
    const auto connect = std::min(options.connect_timeout, request.timeout);
    curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(easy, CURLOPT_USERAGENT, options.user_agent.c_str());
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers_.get());
    curl_easy_setopt(easy, CURLOPT_CONNECT_TO, pins);
    // A proxy of the environment would make every address check one of the proxy's own address.
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count()));
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(connect.count()));
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &Transfer::on_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &Transfer::on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, &Transfer::on_socket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, this);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, this);
}

std::size_t Transfer::on_header(char* data, std::size_t size, std::size_t count, void* self) {
    return static_cast<Transfer*>(self)->take_header({data, size * count});
}

std::size_t Transfer::on_body(char* data, std::size_t size, std::size_t count, void* self) {
    return static_cast<Transfer*>(self)->take_body({data, size * count});
}

curl_socket_t Transfer::on_socket(void* self, curlsocktype, curl_sockaddr* address) {
    auto& transfer = *static_cast<Transfer*>(self);
    if (!transfer.rules_.may_connect(transfer.host_, transfer.port_, address->addr)) {
        const auto seen = address_of(address->addr);
        transfer.forbidden_ = true;
        transfer.forbidden_kind_ = seen ? address_kind(*seen) : "unknown";
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t Transfer::take_header(std::string_view line) {
    header_bytes_ += line.size();
    if (header_bytes_ > max_header_) {
        too_large_ = true;
        return 0;
    }
    if (line.substr(0, 5) == "HTTP/") {  // a further answer behind a 1xx one
        response_.headers.clear();
    } else if (line.find_first_of(" \t") == 0 && !response_.headers.empty()) {
        response_.headers.back().second += ' ' + std::string(trimmed(line));
    } else if (const auto colon = line.find(':'); colon != std::string_view::npos) {
        response_.headers.emplace_back(lower(trimmed(line.substr(0, colon))),
                                       trimmed(line.substr(colon + 1)));
    }
    return line.size();
}

std::size_t Transfer::take_body(std::string_view bytes) {
    const auto room = max_body_ - response_.body.size();
    response_.body += bytes.substr(0, room);
    if (bytes.size() <= room) return bytes.size();
    too_large_ = true;
    return 0;
}

Fault Transfer::fault_of(CURLcode code) const {
    if (code == CURLE_OK) return Fault::none;
    if (too_large_) return Fault::too_large;
    if (forbidden_ && code == CURLE_COULDNT_CONNECT) return Fault::forbidden_address;
    switch (code) {
        case CURLE_UNSUPPORTED_PROTOCOL:
        case CURLE_URL_MALFORMAT:
            return Fault::bad_url;
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_RESOLVE_PROXY:
            return Fault::resolve;
        case CURLE_COULDNT_CONNECT:
            return Fault::connect;
        case CURLE_OPERATION_TIMEDOUT:
            return Fault::timeout;
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_CIPHER:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_ISSUER_ERROR:
        case CURLE_SSL_INVALIDCERTSTATUS:
            return Fault::tls;
        default:
            return Fault::reset;
    }
}

Finished Transfer::finish(CURLcode code) {
    long status = 0;
    curl_off_t microseconds = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(easy_.get(), CURLINFO_TOTAL_TIME_T, &microseconds);
    response_.status = static_cast<int>(status);
    response_.elapsed = std::chrono::milliseconds((microseconds + 500) / 1000);
    response_.fault = fault_of(code);
    if (response_.fault == Fault::forbidden_address)
        response_.detail = host_ + " lies at a " + forbidden_kind_ + " address";
    else if (code != CURLE_OK)
        response_.detail = curl_easy_strerror(code);
    return {id_, std::move(response_)};
}

}  // namespace crawler
