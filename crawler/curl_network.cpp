#include "crawler/curl_network.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <stdexcept>

#include "crawler/address.h"
#include "crawler/curl_transfer.h"
#include "crawler/url.h"

namespace crawler {
namespace {

/// libcurl's own state of the process: made once, before the first handle.
struct CurlLibrary {
    CurlLibrary() { curl_global_init(CURL_GLOBAL_DEFAULT); }
    ~CurlLibrary() { curl_global_cleanup(); }
};

void begin_library() {
    static const CurlLibrary library;
}

std::string pin_line(const Pin& pin) {
    const auto port = [](int number) { return number == 0 ? "" : std::to_string(number); };
    return pin.host + ':' + port(pin.port) + ':' + pin.connect_to_host + ':' +
           port(pin.connect_to_port);
}

std::string normal_or_same(const std::string& host) {
    return normal_host(host).value_or(host);
}

NetworkOptions checked(NetworkOptions options) {
    for (Pin& pin : options.pins) pin.host = normal_or_same(pin.host);
    for (std::string& host : options.allowed_hosts) host = normal_or_same(host);
    for (const std::string& network : options.allowed_networks)
        if (!parse_range(network))
            throw std::invalid_argument("not a network in CIDR notation: " + network);
    return options;
}

using MultiHandle = std::unique_ptr<CURLM, Releaser<curl_multi_cleanup>>;

}  // namespace

class CurlNetwork::Engine {
  public:
    explicit Engine(NetworkOptions options) : options_(checked(std::move(options))) {
        begin_library();
        multi_.reset(curl_multi_init());
        if (!multi_) throw std::bad_alloc();
        curl_multi_setopt(multi_.get(), CURLMOPT_MAX_TOTAL_CONNECTIONS,
                          static_cast<long>(options_.max_connections));
        // By default curl keeps no more open than four times those that are busy just now, and a
        // polite crawl keeps most of its hosts waiting.
        curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS,
                          static_cast<long>(options_.max_connections));
        for (const Pin& pin : options_.pins) append(pins_, pin_line(pin));
    }

    ~Engine() {
        for (const auto& [handle, transfer] : transfers_)
            curl_multi_remove_handle(multi_.get(), handle);
    }

    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    void start(std::uint64_t id, const Request& request) {
        auto transfer = std::make_unique<Transfer>(id, request, options_, rules_, pins_.get());
        CURL* handle = transfer->handle();
        const CURLMcode code = curl_multi_add_handle(multi_.get(), handle);
        if (code != CURLM_OK) throw std::runtime_error(curl_multi_strerror(code));
        transfers_.emplace(handle, std::move(transfer));
    }

    std::vector<Finished> wait(std::chrono::milliseconds at_most) {
        using Steady = std::chrono::steady_clock;
        const auto end = Steady::now() + at_most;
        while (true) {
            int running = 0;
            check(curl_multi_perform(multi_.get(), &running));
            std::vector<Finished> finished = collect();
            const auto left =
                std::chrono::ceil<std::chrono::milliseconds>(end - Steady::now()).count();
            if (!finished.empty() || left <= 0 || woken_.exchange(false)) return finished;
            check(curl_multi_poll(multi_.get(), nullptr, 0,
                                  static_cast<int>(std::min<long long>(left, 60'000)), nullptr));
        }
    }

    void wake() {
        woken_ = true;
        curl_multi_wakeup(multi_.get());
    }

  private:
    static void check(CURLMcode code) {
        if (code != CURLM_OK) throw std::runtime_error(curl_multi_strerror(code));
    }

    std::vector<Finished> collect() {
        std::vector<Finished> finished;
        int left = 0;
        while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
            if (message->msg != CURLMSG_DONE) continue;
            CURL* handle = message->easy_handle;
            const CURLcode code = message->data.result;
            const auto found = transfers_.find(handle);
            curl_multi_remove_handle(multi_.get(), handle);
            finished.push_back(found->second->finish(code));
            transfers_.erase(found);
        }
        return finished;
    }

    NetworkOptions options_;
    SocketRules rules_{&options_};
    StringList pins_;
    std::atomic<bool> woken_{false};
    MultiHandle multi_;
    std::map<CURL*, std::unique_ptr<Transfer>> transfers_;
};

CurlNetwork::CurlNetwork(NetworkOptions options)
    : engine_(std::make_unique<Engine>(std::move(options))) {}

CurlNetwork::~CurlNetwork() = default;

void CurlNetwork::start(std::uint64_t id, const Request& request) {
    engine_->start(id, request);
}

std::vector<Finished> CurlNetwork::wait(std::chrono::milliseconds at_most) {
    return engine_->wait(at_most);
}

void CurlNetwork::wake() {
    engine_->wake();
}

}  // namespace crawler
