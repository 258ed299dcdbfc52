#pragma once

#include <memory>

#include "app/demo_town.h"

namespace app {

/// Serves the town's two sites on 127.0.0.1 at a port of its own while it lives; the Host header
/// says which site is meant. Answers 304 where the asker has the page already.
class DemoServer {
  public:
    /// `town` must outlive the server. Port 0 is any. Throws `std::runtime_error` where the port
    /// cannot be had.
    explicit DemoServer(const Town& town, int port = 0);
    ~DemoServer();
    DemoServer(const DemoServer&) = delete;
    DemoServer& operator=(const DemoServer&) = delete;

    int port() const;
    /// Requests answered until now, whatever the answer.
    long requests() const;

  private:
    struct Engine;
    std::unique_ptr<Engine> engine_;
};

}  // namespace app
