#pragma once

#include <httplib.h>
#include <string>
#include <thread>

#include "crawler/curl_network.h"

/// A server on a free port of 127.0.0.1.
class Server {
  public:
    Server() {
        pages.set_keep_alive_timeout(1);
        port_ = pages.bind_to_any_port("127.0.0.1");
        thread_ = std::thread([this] { pages.listen_after_bind(); });
        while (!pages.is_running()) std::this_thread::yield();
    }
    ~Server() {
        pages.stop();
        thread_.join();
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    int port() const { return port_; }
    std::string url(const std::string& path) const {
        return "http://site.example:" + std::to_string(port_) + path;
    }
    crawler::NetworkOptions pinned() const {
        crawler::NetworkOptions options;
        options.user_agent = "Negenplus/test (+mailto:a@example.org)";
        options.pins = {{"site.example", port_, "127.0.0.1", port_}};
        return options;
    }

    httplib::Server pages;

  private:
    int port_ = 0;
    std::thread thread_;
};
